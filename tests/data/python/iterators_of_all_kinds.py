"""Iterators: classes, sentinels, zip and friends, exhaustion, and laziness."""
class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1; return self.n
c = Count(3); print(list(c), list(c), sum(Count(5)), 2 in Count(4), max(Count(3)), [*Count(2)], dict(zip("ab", Count(2))))
it = iter([1, 2, 3]); print(next(it), list(it), next(it, "default"), list(it))
try: next(it)
except StopIteration as error: print(repr(error), error.value)
values = iter("abcab"); print(list(iter(lambda: next(values), "c")), list(values))
lines = ["one", "two", "", "three"]; source = iter(lines); print([line for line in iter(source.__next__, "")], next(source))
for strict in (False, True):
    for args in (([1, 2], "ab"), ([1], "ab"), ([1, 2], "a"), ([1, 2], "ab", [3])):
        try: print(list(zip(*args, strict=strict)), end=" ")
        except ValueError as error: print(error, end=" ")
print()
print(list(enumerate("ab", start=1)), list(reversed([1, 2, 3])), list(map(lambda a, b: a * b, [1, 2, 3], [4, 5])), list(filter(None, [0, 1, "", "a"])), list(filter(str.isdigit, "a1b2")), list(zip()), list(zip([1, 2])), list(map(pow, [2, 3], [3, 2])))
def noisy(name, n):
    for i in range(n): print(f"{name}{i}", end=" "); yield i
z = zip(noisy("a", 3), noisy("b", 2)); print(next(z)); print(list(z))
print(any(n > 1 for n in noisy("any", 5)), all(n < 1 for n in noisy("all", 5)), 1 in noisy("in", 5))
m = map(print, ["lazy"]); print("before"); list(m)
a, b, *c = noisy("u", 4); print(a, b, c)
r = range(10, 0, -3); print(list(r), r[1], r[-1], len(r), 4 in r, 5 in r, r.index(4), r.count(7), r[1:3], r[::-1], r.start, r.stop, r.step, list(reversed(r)), bool(range(0)), range(3) == range(0, 3, 1), hash(range(3)) == hash(range(0, 3)))
for wrong in (lambda: r.index(5), lambda: r[10], lambda: next([1]), lambda: iter(Count), lambda: iter(3), lambda: range(1.5), lambda: list(map(1, [1]))):
    try: wrong()
    except (ValueError, IndexError, TypeError) as error: print(type(error).__name__, error)
class BadNext:
    def __iter__(self): return self
try: iter(BadNext())
except TypeError as error: print(error)
class Old:
    def __getitem__(self, i): return "abc"[i]
    def __len__(self): return 3
print(list(Old()), list(reversed(Old())), "b" in Old(), list(zip(Old(), range(9))), iter(Old()).__next__())
l = [1, 2, 3]; it = iter(l); next(it); l.insert(0, 0); print(list(it)); l2 = [1, 2, 3, 4]
for x in l2: l2.remove(x)
print(l2, it.__length_hint__(), iter([1, 2]).__length_hint__(), type(it).__name__, type(iter(())).__name__, type(iter("")).__name__, type(iter(range(1))).__name__, type(iter({})).__name__, type(iter(set())).__name__, type(enumerate([])).__name__, type(x for x in ()).__name__)
