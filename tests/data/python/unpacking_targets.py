"""Statements: targets of every form, stars, and what does not fit."""
def attempt(action):
    try: print(repr(action()), end="; ")
    except Exception as error: print(type(error).__name__, error, end="; ")
a, b = 1, 2; a, b = b, a; (c), [d, e] = 3, (4, 5); f, = "x"; [g] = [6]; () = (); [] = ""
print(a, b, c, d, e, f, g)
a, *b = "abc"; *c, d = range(3); e, *f, g = (1, 2); *h, = "xy"; [i, *j] = {1: 2}; (k, (l, *m)), n = ("p", "qrs"), 0
print(a, b, c, d, e, f, g, h, i, j, k, l, m, n)
class O: pass
o, data = O(), [0, 0, 0]
o.x, data[0], data[1:2], (o.y, *o.z) = 1, 2, [7, 8], "rst"
print(o.x, data, o.y, o.z)
for (p, *q), r in [("ab", 1), ("cde", 2)]: print(p, q, r, end="; ")
for data[0] in range(3): pass
for o.x, in [[5], [6]]: pass
print(data, o.x, [x + y for x, (y, *_) in [(1, (2, 3))]], {k: v for k, *v in ["abc", "de"]})
x = y = z = []; x.append(1); print(y, z is x)
i = 0; i, data[i] = 2, "here"; print(i, data)
def two_of(it): a, b = it
def star_of(it): a, b, *c = it
def after(it): *c, a, b = it
class Iter:
    def __iter__(self): yield 1; raise ValueError("in the middle")
class NotIter: pass
for action in (lambda: two_of([1]), lambda: two_of([1, 2, 3]), lambda: two_of(""), lambda: two_of(5), lambda: two_of(None), lambda: two_of(iter(range(9))), lambda: two_of({1, 2, 3}), lambda: two_of({1: 2}), lambda: star_of([1]), lambda: after([]), lambda: star_of(5), lambda: two_of(Iter()), lambda: two_of(NotIter()), lambda: two_of(x for x in [1]), lambda: [*5], lambda: (*None,), lambda: {*5}, lambda: print(*5), lambda: print(**5), lambda: print(**{1: 2}), lambda: (lambda *, k: k)(**{"k": 1}, **{"k": 2}), lambda: two_of(range(3)), lambda: two_of((1, 2, 3)), lambda: two_of("abc"), lambda: two_of(zip("a", "b", "c")), lambda: two_of(map(str, range(4)))): attempt(action)
print()
def f(): return 1, *[2, 3]
def g(): yield 1, *"ab"; yield *[1], 2
print(f(), list(g()), (*[1], *(2,)), *[3, 4], [*range(2), 5, *"z"], {**{"a": 1}, "b": 2, **{"a": 3}}, (1, 2)[*[0],] if False else "", dict(**{"x": 1}, y=2))
class Sub:
    def __getitem__(self, key): return key
print(Sub()[1, *[2, 3]], Sub()[*"ab"], Sub()[*[1], 2:3], Sub()[()], Sub()[1,], Sub()[::], Sub()[..., None])
w = [0, 1, 2]; w[w[0]], w[w[1]] = 5, 6; print(w)
x: int = 5; y: "undefined" = 6; print(x, y)
(v): int = 7; o.attr: str = "annotated"; data[0]: int = 9; print(v, o.attr, data)
n = 5; n += 1; n -= 2; n *= 3; n /= 2; n //= 1; n **= 2; n %= 7; print(n); m = 6; m <<= 2; m >>= 1; m |= 1; m &= 0xf; m ^= 5; print(m)
class InPlace:
    def __iadd__(self, other): print("iadd", other); return "replaced"
    def __getattr__(self, name): print("get", name); return InPlace()
    def __setattr__(self, name, value): print("set", name, value)
    def __getitem__(self, key): print("item", key); return 1
    def __setitem__(self, key, value): print("put", key, value)
q = InPlace(); q.a += 1; q["k"] += 2; q += 3; print(q)
if (n := 10) > 5 and (m := n + 1): print(n, m)
while (chunk := data and data.pop()): print(chunk, end=" ")
print([last := v for v in range(3)], last, (u := 1, 2), u, f"{(t := 5)} {t:=5}")
del a, (b, c), [d]; print("a" in globals(), "d" in globals())
del o.x, w[0], w[:1]; print(vars(o), w)
