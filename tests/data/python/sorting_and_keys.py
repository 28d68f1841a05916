"""Sorting: stability, keys, several orders, heaps, bisection, grouping."""
import bisect, functools, heapq, itertools, operator
people = [("Ann", 30), ("bob", 25), ("Cid", 30), ("dan", 25), ("Eve", 20)]
print(sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: (-p[1], p[0].lower())), sorted(people, key=operator.itemgetter(1, 0)), sep="\n")
print(sorted(people, key=operator.itemgetter(1), reverse=True), sorted("banana"), sorted("banana", key="nab".index), sorted([3, -1, 2], key=abs), sep="\n")
@functools.total_ordering
class Version:
    def __init__(self, text): self.parts = tuple(map(int, text.split(".")))
    def __eq__(self, other): return self.parts == other.parts
    def __lt__(self, other): return self.parts < other.parts
    def __repr__(self): return ".".join(map(str, self.parts))
versions = [Version(text) for text in ("1.10", "1.2", "1.2.1", "0.9")]
print(sorted(versions), max(versions), Version("1.0") >= Version("0.9"), Version("1") <= Version("1"), Version("2") > Version("10"))
def compare(a, b): return (a > b) - (a < b) if len(a) == len(b) else len(b) - len(a)
print(sorted(["b", "aa", "a", "bb", "ccc"], key=functools.cmp_to_key(compare)))
calls = []
def key(x): calls.append(x); return -x
l = [3, 1, 2]; l.sort(key=key); print(l, calls)
class Loud:
    def __init__(self, n): self.n = n
    def __lt__(self, other): return self.n < other.n
items = [Loud(n) for n in (2, 1, 3)]; items.sort(); print([i.n for i in items])
h = [5, 3, 8, 1, 9, 2]; heapq.heapify(h); print(h, heapq.heappop(h), heapq.heappushpop(h, 4), heapq.heapreplace(h, 7), h, heapq.nsmallest(2, h), heapq.nlargest(2, h, key=lambda x: -x), list(heapq.merge([1, 4], [2, 3], [0])))
s = [1, 3, 3, 5]; print(bisect.bisect_left(s, 3), bisect.bisect_right(s, 3), bisect.bisect(s, 0), bisect.insort(s, 4), s, bisect.bisect_left(["a", "bb"], 2, key=len))
for name, group in itertools.groupby(sorted(people, key=lambda p: p[1]), key=lambda p: p[1]): print(name, [p[0] for p in group], end="; ")
print()
matrix = [[3, 1], [2, 2], [1, 3]]; print(sorted(matrix), sorted(matrix, key=sum), sorted(matrix, key=lambda r: r[1], reverse=True), [sorted(r) for r in matrix], sorted({2: "b", 1: "a"}.items()), sorted([(1, "b"), (1, "a"), (0, "c")]), sorted([[], [0], [0, 0]], reverse=True))
def merge_sort(a):
    if len(a) < 2: return a
    m = len(a) // 2; left, right, out = merge_sort(a[:m]), merge_sort(a[m:]), []
    while left and right: out.append((left if left[0] <= right[0] else right).pop(0))
    return out + left + right
def quick(a): return [] if not a else quick([x for x in a[1:] if x < a[0]]) + [a[0]] + quick([x for x in a[1:] if x >= a[0]])
data = [(n * 7919) % 101 for n in range(40)]; print(merge_sort(data) == quick(data) == sorted(data), sorted(data)[:6], sorted(data, key=lambda n: (n % 3, -n))[:6])
try: sorted([1, "a", 2])
except TypeError as error: print(error)
try: sorted([None, 1])
except TypeError as error: print(error)
