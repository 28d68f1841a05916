"""Conversions: what int, float, bool, str, list and others ask of an object."""
class Whole:
    def __index__(self): return 7
class Real:
    def __float__(self): return 2.5
    def __int__(self): return 2
    def __round__(self, n=None): return f"rounded {n}"
    def __trunc__(self): return 99
class Text(str):
    def __str__(self): return "own text"
class Number(int):
    def __add__(self, other): return Number(int(self) + int(other))
    def __repr__(self): return f"N{int(self)}"
class Bool:
    def __init__(self, value): self.value = value
    def __bool__(self): print("asked", end=" "); return self.value
class Sized:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
def attempt(action):
    try: print(repr(action()), end="; ")
    except Exception as error: print(type(error).__name__, error, end="; ")
for action in (lambda: int(Whole()), lambda: float(Whole()), lambda: hex(Whole()), lambda: [0] * Whole(), lambda: list(range(Whole()))[-1], lambda: "abcdefgh"[Whole()], lambda: int(Real()), lambda: float(Real()), lambda: round(Real()), lambda: round(Real(), 2), lambda: hex(Real()), lambda: "ab"[Real()], lambda: str(Text("a")), lambda: Text("a") + "b", lambda: f"{Text('a')}", lambda: "%s" % Text("a"), lambda: Text("ab").upper(), lambda: type(Text("a")[0]).__name__, lambda: Number(2) + 3, lambda: Number(2) * 3, lambda: sum([Number(1), Number(2)]), lambda: type(Number(5) - 1).__name__, lambda: Number(5) == 5, lambda: {5: "five"}[Number(5)], lambda: str(Number(3)), lambda: f"{Number(3)}", lambda: "%d" % Number(3), lambda: bool(Sized(0)), lambda: bool(Sized(2)), lambda: not Bool(False), lambda: Bool(True) and 1, lambda: 1 if Bool(False) else 2, lambda: any([Bool(False), Bool(True)]), lambda: all([Bool(True)]), lambda: list(filter(None, [Sized(0), 1, ""])), lambda: [x for x in [1, 2] if Bool(x > 1)], lambda: int.__add__(1, 2.5), lambda: int.__new__(Number, "5"), lambda: isinstance(True, int), lambda: int(True), lambda: bool("False"), lambda: bool(0.0), lambda: bool([0]), lambda: int("0x1f", 16), lambda: int(b"12"), lambda: int("१२"), lambda: list("ab"), lambda: tuple({1: 2}), lambda: set("aab") == {"a", "b"}, lambda: dict([("a", 1)]), lambda: list({"x": 1}.items()), lambda: str(b"a", "utf-8"), lambda: bytes("é", "utf-8"), lambda: chr(8364), lambda: ord("€"), lambda: ascii("é"), lambda: repr("é"), lambda: float("1e5"), lambda: int(1e5), lambda: str(1e5), lambda: str(10 ** 20), lambda: float(10 ** 20), lambda: complex if False else 0, lambda: int("  42\n"), lambda: float("\t1.5 "), lambda: int("4 2"), lambda: 7 // 2 * 2 + 7 % 2): attempt(action)
print()
class Iterates:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
class Contains:
    def __contains__(self, x): return x == 1
    def __iter__(self): return iter([1, 2, 3])
print(list(Iterates()), 20 in Iterates(), 5 in Iterates(), max(Iterates()), [*Iterates()], 2 in Contains(), 1 in Contains(), dict.fromkeys(Iterates()), list(zip(Iterates(), "ab")), sorted(Iterates(), reverse=True), tuple(Iterates()), sum(Iterates()), list(enumerate(Iterates(), 5)), list(map(str, Iterates())), "-".join(map(str, Iterates())), list(reversed([*Iterates()])))
