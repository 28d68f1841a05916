"""Stars: in calls, displays, targets, definitions, subscripts and returns."""
def f(*args, **kwargs): return args, kwargs
a, d = [1, 2], {"x": 1}
print(f(*a, 3, *"bc", k=0, **d, **{"y": 2}), f(*[], **{}), f(*range(2), *(9,)), f(*{1: 2}, **dict(z=1)))
print([*a, 0, *a], (*a,), {*a, *"a"} == {1, 2, "a"}, {**d, "x": 2, **{"w": 3}}, [*map(str, a)], *a, sep=",")
first, *rest = a; *init, last = "xyz"; one, (two, *three), four = 1, [2, 3, 4], 5; [*every] = range(3)
print(first, rest, init, last, three, every)
for n, *more in ([1, 2, 3], (4,), "ab"): print(n, more, end="; ")
def g(a, *, b, c=3): return a, b, c
def h(a, /, b, *args, c=4, **kw): return a, b, args, c, kw
print(g(1, b=2), h(1, 2, 3, 4, c=5, d=6), h(1, b=2, a=3), h(*a), h(*a, **{"c": 0}))
def returns(): return *a, 3
def yields(): yield *a, 3; yield from (*a,)
print(returns(), list(yields()), lambda *a, **k: (a, k), sep=" " if False else "|") if False else print(returns(), list(yields()))
class S:
    def __getitem__(self, key): return key
print(S()[*a], S()[*a, 5], S()[0, *"ab"], S()[:, *a])
class M:
    def keys(self): print("keys", end=" "); return iter("ab")
    def __getitem__(self, key): print("get", key, end=" "); return key * 2
print(f(**M()), {**M()})
class I:
    def __iter__(self): print("iter", end=" "); yield 1; yield 2
print(f(*I()), [*I(), *I()])
print((lambda *, k=1: k)(), (lambda *a: a)(*a), (lambda **k: sorted(k))(**d, e=2), [*a][::-1], max(*a, *[7]), "{} {x}".format(*a, **d), dict(**d, q=1), print(*a, sep="-", end=";\n"))
def outer(*args, **kwargs):
    def inner(*more, **others): return f(*args, *more, **kwargs, **others)
    return inner
print(outer(1, k=2)(3, j=4))
try: outer(k=1)(k=2)
except TypeError as error: print(error)
x = [*range(3)]; x[1:2] = [*"abc"]; print(x); x += *a, 9; print(x)
m = [[1, 2], [3, 4]]; print(list(zip(*m)), [*zip(*m[::-1])], list(map(max, *m)), [*[*m[0]], *m[1]])
try: f(**{1: 2})
except TypeError as error: print(error)
print(*[[*row] for row in m], *"end", sep="\n")
