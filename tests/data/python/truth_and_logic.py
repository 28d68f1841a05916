"""Expressions: and, or, not, bitwise operators, conditions and truth."""
values = [0, 1, "", "a", [], [0], None, (), (0,), {}, {1: 2}, 0.0, -0.0, float("nan"), set(), {0}, range(0), range(1), b"", b"0", True, False, ..., object, print]
print([bool(v) for v in values]); print([not v for v in values[:6]], any(values), all(values), any([]), all([]))
def t(v): print(v, end=" "); return v
print(t(0) or t(""), t(1) and t([]) and t(2), t(0) or t(3) and t(4), not t(0) and t(5), (t(1) or t(2)) and t(6))
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 4, -17 >> 2, 6 & ~2, 1 | 2 == 2, (1 | 2) == 3, not 1 & 2, -1 & 0xff, 2 ** 3 ** 0, -2 ** 2, 2 * 3 % 4, 7 // 2 * 2, 1 - 1 - 1, 2 + 3 << 1, 1 < 2 & 3)
print(True + True, True & 1, True ^ True, False | 0, True << 2, ~0, int(True), sum([True, False, True]), True == 1, True is 1 if False else None, isinstance(True, int), bool("False"), bool(int("0")))
x = 5; x &= 4; x |= 2; x ^= 7; x <<= 3; x >>= 1; print(x, 0b1010 & 0b0110, bin(0b1010 | 0b0101), hex(0xf0 >> 4), oct(8 ^ 1), (255).bit_count(), (-255).bit_length())
print(1 if [] else 2 if "" else 3, (1, 2)[True], ["no", "yes"][bool("x")], {True: "t", False: "f"}[not 0], "x" if None is None else "y", None or "default", [] and "never", 0 == False, "" is not None)
class Picky:
    def __init__(self, v): self.v = v
    def __bool__(self): print("asked", end=" "); return self.v
a, b = Picky(True), Picky(False)
print((a and b) is b, (a or b) is a, (b or a) is a, not a, "y" if b else "n", bool(a), [p.v for p in (a, b) if p], any([b, a]), all([a, b]), bool(a) is True)
class Len:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
print(bool(Len(0)), bool(Len(3)), not Len(0), [x.n for x in filter(None, [Len(0), Len(2)])])
for bad in (Len(-1), Len("x")):
    try: bool(bad)
    except (ValueError, TypeError) as error: print(type(error).__name__, error)
table = [(p, q, p and q, p or q, p != q, not p or q) for p in (False, True) for q in (False, True)]; print(*table, sep="\n")
print(all(n > 0 for n in []), any(x == y for x in "ab" for y in "bc"), sum(map(bool, values)), 3 in [1, 2] or 4, not not "a", not (1 and 0), 1 < 2 and 2 < 3 or 1 / 0, "a" and "b" or "c", 0 or 0.0 or "" or [], max(True, 2), min(False, 0))
