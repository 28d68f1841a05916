"""Expressions: lambdas of every form, walrus in every place, conditional expressions."""
fs = [lambda: 1, lambda x: x, lambda x, y=2: (x, y), lambda *a: a, lambda **k: k, lambda a, /, b, *, c=3: (a, b, c), lambda: (yield), lambda x: lambda y: x + y, lambda *a, k=0, **kw: (a, k, kw)]
print(fs[0](), fs[1](5), fs[2](1), fs[3](1, 2), fs[4](a=1), fs[5](1, b=2), list(fs[6]()), fs[7](1)(2), fs[8](1, k=2, z=3), (lambda x: x * 2)(4), (lambda: ...)(), [f.__name__ for f in fs[:2]])
print(sorted("bca", key=lambda c: -ord(c)), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(lambda n: n % 2, range(6))), max([(1, "b"), (1, "a")], key=lambda p: p[1]), (lambda f, n: f(f, n))(lambda f, n: 1 if n == 0 else n * f(f, n - 1), 5))
if (n := len("hello")) > 3: print(n)
while (n := n - 2) > 0: print(n, end=" ")
print(n, [y := 1, y ** 2], (z := 5) + z, [w for v in range(4) if (w := v * v) % 2 == 0], w, f"{(q := 7)} {q}", {(k := "a"): (v2 := 1)}, k, v2)
def f(x, cond=(d := "default")): return (y := x + 1) * y, cond
print(f(2), d, (lambda: (inner := 3) + inner)(), any((hit := c).isdigit() for c in "ab3c"), hit, [total := 0] + [total := total + i for i in range(4)], total)
print("a" if 0 else "b" if "" else "c", (lambda: "x" if n else "y")(), [i if i % 2 else -i for i in range(4)], (1 if True else 2) + (3 if False else 4), ("t", "f")[not True], {True: "y", False: "n"}[n > 0], None if n else print("called"))
def partial(f, *fixed): return lambda *rest: f(*fixed, *rest)
compose = lambda *fs: lambda x: compose(*fs[:-1])(fs[-1](x)) if fs else x
print(partial(pow, 2)(5), compose(str, lambda n: n + 1, int)("41"), (lambda s: s[::-1])("abc"), [*map(lambda p: p[0] * p[1], zip([1, 2], [3, 4]))])
counter = (lambda c: lambda: c.__setitem__(0, c[0] + 1) or c[0])([0]); print(counter(), counter(), counter())
curry = lambda f, n, *a: f(*a) if len(a) == n else lambda x: curry(f, n, *a, x); print(curry(lambda a, b, c: (a, b, c), 3)(1)(2)(3))
church = lambda n: lambda f: lambda x: x if n == 0 else f(church(n - 1)(f)(x)); number = lambda c: c(lambda n: n + 1)(0); print(number(church(5)), number(lambda f: lambda x: church(3)(church(2)(f))(x)))
pair = lambda a, b: lambda pick: pick(a, b); print(pair(1, 2)(lambda a, b: a), pair(1, 2)(lambda a, b: b), (lambda *, a: a)(a=1))
for wrong in (lambda: (lambda x: x)(), lambda: (lambda: 1)(2), lambda: (lambda *, k: k)(), lambda: (lambda x, /: x)(x=1)):
    try: wrong()
    except TypeError as error: print(error)
class C:
    f = lambda self, x=1: (self.__class__.__name__, x)
    g = staticmethod(lambda x: x * 2)
    h = property(lambda self: "property")
    i = classmethod(lambda cls: cls.__name__)
print(C().f(), C().f(5), C.g(3), C().h, C.i(), C.f.__qualname__, (lambda: 0).__qualname__)
