"""Sets: their order, operations, methods and errors."""
def attempt(action):
    try: print(repr(action()), end="; ")
    except Exception as error: print(type(error).__name__, error, end="; ")
print({3, 1, 2}, {10, 5, 100, 8, 64, 0}, {"b", "a", "c"}, set("hello world"), {-1, -2, 5}, {1.5, 2.5, 1}, set(range(20, 0, -3)), {(1, 2), (0,), ()}, {None, True, "x"}.__len__(), frozenset("abc"), set(), frozenset())
s = set()
for n in (32, 5, 37, 69, 1, 0, 100, 64, 128, 3): s.add(n); print(list(s), end=" ")
print(); s.discard(5); s.discard(1); s.add(5); print(s, s.pop(), s.pop(), s)
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a | b, a & b, a - b, a ^ b, b - a, a < b, {3} < a, a <= a, a < a, a > {1}, a == {4, 3, 2, 1}, a != b, a.isdisjoint({9}), a.issubset(range(9)), a.issuperset([1]), a.union([9], (8,)), a.intersection([1, 2], {2}), a.difference([1], [2]), a.symmetric_difference([1, 9]))
c = set(a); c |= {7}; c &= {1, 2, 7}; c -= {1}; c ^= {2, 9}; print(c, c is a)
c.update([1, 2], "x"); c.intersection_update([1, 2, 9]); c.difference_update([9]); c.symmetric_difference_update({2, 5}); print(c, c.copy() is c, c.clear(), c, a.remove(1), a)
f = frozenset([1, 2])
print(f | {3}, {3} | f, type(f | {3}).__name__, type({3} | f).__name__, f == {1, 2}, hash(f) == hash(frozenset([2, 1])), hash(frozenset()), hash(frozenset([1, 2, 3])), hash(frozenset("abc")), f.copy() is f, frozenset(f) is f, {f: 1}[frozenset([2, 1])], f in {f}, {1, 2} in {f}, f - {1})
for action in (lambda: {[]}, lambda: {1}.remove(2), lambda: set().pop(), lambda: {1} | [1], lambda: {1} + {2}, lambda: {1} < [1], lambda: {1}[0], lambda: hash({1}), lambda: set(5), lambda: set(1, 2), lambda: {1}.union(5), lambda: {1}.add([]), lambda: [] in {1}, lambda: f.add(1), lambda: {1}.update(5), lambda: {1}.isdisjoint(5), lambda: {{1}}, lambda: {1}.discard([]), lambda: {1}.remove({2}), lambda: set(a=1), lambda: {1} & 5, lambda: {1}.add(), lambda: {1}.__ior__([1]), lambda: {1}.remove("it's")): attempt(action)
print()
class S(set):
    def __repr__(self): return "S" + super().__repr__()
x = S([1, 2]); print(x, x | {3}, type(x | {3}).__name__, x.copy(), type(x.union([1])).__name__, type(set([1]) | x).__name__, S() == set())
class F(frozenset): pass
print(F([1]), repr(F()), type(F([1]) & F([1])).__name__, {n % 3 for n in range(10)}, {*"ab", *[1]} == {"a", "b", 1}, sorted({str(n) for n in range(5)}))
words = "the quick brown fox jumps over the lazy dog and runs away from every bear".split()
print(set(words)); print(list({w: 1 for w in words})); print({w[0] for w in words}, {len(w) for w in words}, set(words) - {"the"})
big = {n * n for n in range(60)}; print(list(big)[:20]); print({0.1 * n for n in range(6)}, {2 ** n for n in range(0, 70, 9)}, {-n for n in range(9)}, {hash(str(n)) % 97 for n in range(12)})
print({chr(n) for n in range(97, 107)}, {b"a", b"b", b"xyz"}, {(n, str(n)) for n in range(5)}, frozenset({frozenset({n}) for n in range(4)}), {1e10, 1e20, -1e30, 0.5}, {10 ** 20, 10 ** 30, 2 ** 61 - 1, 2 ** 61})
