"""Dictionaries: order, views, changes while they are iterated, methods and errors."""
def attempt(action):
    try: print(repr(action()), end="; ")
    except Exception as error: print(type(error).__name__, error, end="; ")
d = {"a": 1, "b": 2, "c": 3}
d["a"] = 10; del d["b"]; d["b"] = 20
print(d, list(d), d.keys(), d.values(), d.items(), len(d.keys()), list(reversed(d)), list(reversed(d.items())), list(reversed(d.values())))
keys, items, values = d.keys(), d.items(), d.values()
d["z"] = 0; print(keys, "z" in keys, ("z", 0) in items, 0 in values, ("z", 1) in items, 5 in items)
print(sorted(keys & {"a", "q"}), sorted(keys | ["q"]), sorted(keys - {"a"}), sorted(keys ^ {"a", "q"}), keys == {"a", "b", "c", "z"}, keys >= {"a"}, keys.isdisjoint({"q"}), items & {("a", 10)}, values == d.values(), keys == d.keys(), sorted({"a", 1} & keys), [1] if False else sorted(["a"] | keys))
for action in (lambda: [d.pop(k) for k in d], lambda: [d.update({k * 2: 1}) for k in d], lambda: [d.update({k: 1}) for k in d], lambda: [d.clear() for k in d.values()], lambda: [d.pop("a", 0) for k in d.items()]):
    d = {"a": 1, "b": 2, "c": 3}; attempt(action); print(d)
d = {"a": 1, "b": 2}
def swap():
    for k in d: del d[k]; d["new" + k] = 1
it = iter(d); d["more"] = 1; attempt(lambda: next(it)); attempt(lambda: next(it)); print()
s = {1, 2}
attempt(lambda: [s.add(x + 10) for x in s]); attempt(lambda: [s.discard(1) for x in s]); print()
d = {"a": 1, "b": 2}
print(d.get("a"), d.get("x"), d.get("x", 5), d.setdefault("a", 9), d.setdefault("n"), d.pop("n"), d.pop("x", "none"), d.popitem(), d, d.copy() is d, dict(d, z=1), dict([("x", 1), ["y", 2]]), dict(zip("ab", (1, 2))), dict({"q": 1}, **{"r": 2}), dict.fromkeys("ab"), dict.fromkeys([1, 2], []))
d.update({"u": 1}); d.update([("v", 2)], w=3); d |= {"o": 1}; d |= [("p", 1)]; print(d, d | {"a": 0}, {"a": 0} | d, d == dict(reversed(d.items())), d != {}, {1: 2} == {1.0: 2.0}, {} == [])
for action in (lambda: d["none"], lambda: {}.popitem(), lambda: {}.pop("a"), lambda: d.pop(), lambda: {[]: 1}, lambda: d[[]], lambda: d.get([]), lambda: [] in d, lambda: {{}: 1}, lambda: dict(5), lambda: dict([(1, 2, 3)]), lambda: dict(["ab", "cd"]), lambda: dict("ab"), lambda: dict([(1, 2)], [(3, 4)]), lambda: d.update(5), lambda: d | [], lambda: hash(d), lambda: d.keys() + [], lambda: d.keys()[0], lambda: d.keys().add(1), lambda: {**5}, lambda: dict(**{1: 2}), lambda: dict(a=1, **{"a": 2}), lambda: d.fromkeys(5), lambda: d.setdefault(), lambda: d.get(), lambda: d.popitem(1), lambda: {([],): 1}, lambda: d.items() & 5, lambda: next(d), lambda: {1: 2}[1][2], lambda: d.__getitem__("q"), lambda: {}["it's"], lambda: {}[(1, "a")], lambda: {}[None]): attempt(action)
print()
class Odd:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n % 2
    def __eq__(self, other): print(f"{self.n}=={other.n}", end=" "); return self.n == other.n
    def __repr__(self): return f"O{self.n}"
one, two, three = Odd(1), Odd(2), Odd(3)
o = {one: "1", two: "2", three: "3"}
print(o[Odd(3)], o[one], Odd(5) in o, o.pop(Odd(1)), o)
class Missing(dict):
    def __missing__(self, key): self[key] = key * 2; return "made"
m = Missing(a=1); print(m["x"], m["x"], m.get("y"), "y" in m, m, type(m.copy()), Missing.fromkeys("a"), type(m | {}))
class Keys:
    def keys(self): return ["p", "q"]
    def __getitem__(self, key): return key.upper()
print(dict(Keys()), {**Keys(), "r": 1}, (lambda **kw: kw)(**Keys()))
r = {}; r["self"] = r; r["list"] = [r]; print(r, r == r)
print({True: "yes", 1: "one", 1.0: "float"}, {"a": 1, "a": 2}, {0: 1, False: 2, -0.0: 3}, {x: x * x for x in range(3)}, {k: v for v, k in enumerate("ab")}, {"a": 1}.items() <= {"a": 1, "b": 2}.items(), list({}.fromkeys([3, 1, 2, 1])))
big = {i: i for i in range(100)}
for i in range(90): del big[i]
big["x"] = 1; print(list(big), len(big), big.popitem(), next(iter(big)), list(big.values())[:3])
print({1: {2: [3, {4: ()}]}}, str({"a": "b'c"}), repr({}), f"{ {1: 2} }", dict() is dict(), type({}.keys()), type(iter({})), type(iter({}.items())), {}.keys().mapping)
