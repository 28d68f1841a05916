"""Comparisons in chains, identity, membership, and what has no order."""
def say(value): print(value, end=" "); return value
print(1 < 2 < 3, 1 < 3 < 2, 1 < 2 > 1, 3 > 2 == 2, 1 == 1 in [1], 1 < 2 is True, (1 < 2) is True, not 1 == 2, not 1 in [2], 1 != 2 != 1)
print(say(1) < say(0) < say(9), "|", say(1) < say(2) < say(3), "|", say(5) > say(1) != say(1))
class V:
    def __init__(self, n): self.n = n
    def __lt__(self, other): print("lt", end=" "); return [] if self.n > other.n else self.n
    def __eq__(self, other): print("eq", end=" "); return "equal" if self.n == other.n else ""
    def __contains__(self, item): print("contains", end=" "); return item
print(V(1) < V(2), V(2) < V(1), V(1) < V(2) < V(0), V(1) == V(1), V(1) != V(1), V(1) > V(2), 0 in V(1), 5 in V(1), "x" not in V(1))
a, b = [], []
print(a == b, a is b, a is a, a is not b, None is None, () is (), "ab" is "ab", [1] in [[1]], [] in [[]], float("nan") in [float("nan")])
for left, right in ((1, "a"), ([], ()), (None, 1), ({}, {}), (object(), 1), (1, None), ("a", b"a"), (int, str), (len, print), (range(3), range(4)), (Ellipsis, None), (1.5, "x"), ({1}, [1])):
    try: print(left < right, end="; ")
    except TypeError as error: print(error, end="; ")
print()
print(1 == "1", [] == (), None == 0, {} == set(), 1 == True, 0 == False == 0.0, "" == b"", range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), slice(1, 2) == slice(1, 2), (1, 2) == [1, 2], ... == ..., int == int)
print((1, 2, 3) < (1, 2, 4), (1, 2) < (1, 2, -1), [2] > [1, 9, 9], "abc" < "abd" < "b", b"a" < b"b", {1} < {1, 2}, {1, 2} <= {1, 2}, {1} < {2}, frozenset({1}) == {1}, (1, "a") == (1.0, "a"))
print(max([1, 1.0, True]), min("b", "a"), max("apple", "fig", key=len), min([], default="none"), max({"a": 3, "b": 1}), max([[1, 2], [1, 3]]), sorted([True, 0, 2, False]), max(-0.0, 0.0), min(1, 1.0))
class Only:
    def __le__(self, other): return "le"
    def __gt__(self, other): return "gt"
print(Only() <= 1, Only() > 1, 1 >= Only(), 1 < Only(), Only() == Only())
try: Only() < Only()
except TypeError as error: print(error)
x = 5
print(0 < x < 10 and x != 7 or "no", x if x > 3 else -x, (x > 3) + (x > 4), [x, -x][x < 0], x in range(10), x in range(0, 10, 2), "5" in str(x), x.__lt__(6), x.__eq__("5"))
