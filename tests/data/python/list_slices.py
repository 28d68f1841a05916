"""Lists: slices that are read, set and deleted, methods, and errors."""
def attempt(action):
    try: print(repr(action()), end="; ")
    except Exception as error: print(type(error).__name__, error, end="; ")
def changed(key, value):
    a = list(range(8))
    try: a[key] = value
    except (ValueError, TypeError, IndexError) as error: return f"{type(error).__name__} {error}"
    return a
def removed(key):
    a = list(range(8))
    try: del a[key]
    except (ValueError, TypeError, IndexError) as error: return f"{type(error).__name__} {error}"
    return a
a = list(range(10))
print(a[2:5], a[-3:], a[::-1], a[::3], a[8:2:-2], a[100:], a[:-100], a[5:5], a[-1:-4:-1], a[None:None:None], a[:3:True], a[slice(2)], a[10 ** 30:], a[-10 ** 30::10 ** 30])
for key, value in ((slice(2, 4), "xyz"), (slice(2, 2), [9]), (slice(5, 2), [9]), (slice(None, None, 2), "abcd"), (slice(None, None, 2), "abc"), (slice(None, None, -1), range(8)), (slice(0, 3), ()), (slice(7, None), [1, 2, 3]), (slice(-2, None), "a"), (slice(1, 3), 5), (slice(None, None, 2), 5), (0, 9), (-1, 9), (8, 9), (-9, 9), ("a", 1), (1.0, 1), (slice(None), []), (slice(3, 1, -1), "pq"), (slice(10, 20), "z"), (slice(1, 5, 1), "q"), (slice("a", 1), []), (slice(None, None, 0), [])): print(changed(key, value), end="; ")
print()
for key in (slice(2, 4), slice(None, None, 2), slice(None, None, -3), slice(5, 2), slice(6, 1, -2), slice(None), 0, -1, 8, "a", slice(1, 100, 3)): print(removed(key), end="; ")
print()
a = [3, 1, 2]
a[1:1] = a; print(a); a[:] = a[::-1]; print(a); a += (7, 8); a *= 2; print(a, a.count(3), a.index(2), a.index(2, 3), a.index(2, -7))
a = [1, 2, 3]
print(a.append(4), a.extend("ab"), a.insert(0, 0), a.insert(-1, "m"), a.insert(100, "end"), a.insert(-100, "start"), a.pop(), a.pop(0), a.pop(-2), a.remove("b") , a, a.copy() == a, a.copy() is a, a.reverse(), a, a.clear(), a)
for action in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].pop("a"), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1, 2].index(2, 0, 1), lambda: [1].insert("a", 1), lambda: [1].extend(5), lambda: [1].append(), lambda: [1].append(1, 2), lambda: [1] + (2,), lambda: [1] * 1.5, lambda: [1][1], lambda: [1]["a"], lambda: [1][1.0], lambda: list(5), lambda: list(1, 2), lambda: list(a=1), lambda: [1] < [2, "a"], lambda: [1] < ["a"], lambda: [1, 2] < [1, "a"], lambda: [1, "a"] == [1, 2], lambda: [1] < 5, lambda: hash([1]), lambda: [1][::0], lambda: [3, 1].sort(key=5), lambda: [1, "a"].sort(), lambda: [1].sort(5), lambda: [2, 1].sort(cmp=1), lambda: [1].sort(reverse="a"), lambda: [1] * 10 ** 20, lambda: (1, 2)[5], lambda: (1,).index(2), lambda: (1,) + [2], lambda: (1, 2).__setitem__(0, 1)): attempt(action)
print()
print([1, 2] < [1, 2, 3], [] < [0], [2] > [1, 9], [1, [2]] == [1, [2]], [float("nan")] == [float("nan")], (1, 2) < (1, 3), (1,) == [1], [1, 2] * 0, [1] * -1, [[]] * 2, [1, 2] + [3], () * 3, (1, 2) * 2, 1 in [1.0], "a" in ["ab"])
nested = [[0] * 2] * 2; nested[0][0] = 1; print(nested, [[0] * 2 for _ in range(2)])
x = [1]; x.append(x); print(x, x == x, len(x), x[1] is x); y = [x]; print(y)
t = ([],); 
try: t[0] += [1]
except TypeError as error: print(error, t)
words = ["banana", "Apple", "cherry", "apple"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len, reverse=True), sorted(words, reverse=True), sorted([(1, "b"), (0, "z"), (1, "a")]), sorted({3: 1, 1: 2}), sorted("ba"), sorted([2, 1.5, True]))
pairs = [(i % 3, i) for i in range(9)]
print(sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: -p[0]), sorted(pairs, key=lambda p: p[0], reverse=True))
def spoiled(key):
    l.append(1); return key
l = [2, 1]
try: l.sort(key=spoiled)
except ValueError as error: print(error, l)
def seen(key): print(l, end=" "); return key
l = [2, 1]; l.sort(key=seen); print(l)
def bad(key): raise KeyError(key)
l = [3, 1, 2]
try: l.sort(key=bad)
except KeyError as error: print(repr(error), l)
class Half:
    def __init__(self, v): self.v = v
    def __lt__(self, other): return self.v < other.v
    def __repr__(self): return f"H{self.v}"
print(sorted([Half(2), Half(1)]), min(Half(2), Half(1)), max([Half(1), Half(3)]))
i = [0, 1, 2, 3, 4]
for v in i:
    if v % 2 == 0: i.remove(v)
print(i); out = []
for v in (g := [1, 2]):
    out.append(v)
    if len(g) < 5: g.append(v * 10)
print(out, [*range(3), *"ab", *{}, *{1: 2}], [v for v in reversed([1, 2])])
