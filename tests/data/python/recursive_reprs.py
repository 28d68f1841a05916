"""repr and str of everything, nested and recursive, and of classes and functions."""
l = [1]; l.append(l); d = {"k": 1}; d["d"] = d; t = ([],); t[0].append(t); s = {"x": [l, d]}
print(l, d, t, s, [l, l], {1: l})
class Node:
    def __init__(self, *kids): self.kids = kids
    def __repr__(self): return f"Node{self.kids!r}"
    def __str__(self): return "a node"
n = Node(1, Node()); print(n, [n], f"{n} {n!r} {n!s:>8}", {n: n}.keys() if False else (n,), "%s %r" % (n, n), str([n]), format(n), "{} {!r}".format(n, n))
print([1, "a", b"b", None, True, 1.0, (), (1,), [], {}, set(), frozenset(), range(3), range(0, 5, 2), slice(1, 2), ..., NotImplemented, 10 ** 20, -0.0, float("nan")])
print(repr("it's"), repr('"'), repr("a'b\"c"), repr("\n\t\\\r\x00\x7f"), repr("é\u200b"), repr(b"\x00'"), [""], {"": ""}, {(1, "a"): [{}]}, [[[]]], ({},), {frozenset({1}): {2}})
print(int, str, type, object, Node, ValueError, type(None), type(...), type(print), type(len), type(lambda: 0), type(range), type([].append), type(str.upper), type(Node.__repr__), type(n.__repr__), type(iter([])), type(x for x in ()), type({}.keys()), type(property()), type(classmethod(print)), type(super(Node, n)), type(type))
print(ValueError("a"), repr(ValueError("a", 1)), repr(KeyError()), [ValueError("x")], repr(StopIteration(5)), repr(ExceptionGroup("g", [ValueError(1)])), repr(SystemExit(2)))
print([len, print][0], [str.upper][0], [].append.__name__, Node.__init__.__qualname__, (lambda: 0).__name__, (lambda: 0).__qualname__, repr(len), str(len), repr(type(n)), [int, Node])
class Meta(type):
    def __repr__(cls): return f"<{cls.__name__}!>"
class Shown(metaclass=Meta): pass
print(Shown, [Shown], f"{Shown}", str(Shown), type(Shown), {Shown: 1})
class StrOnly:
    def __str__(self): return "str only"
print(StrOnly(), "StrOnly object at" in repr(StrOnly()), "StrOnly object at" in str([StrOnly()]))
class Sub(list):
    pass
class SubDict(dict):
    def __repr__(self): return "SubDict" + super().__repr__()
class Tup(tuple): pass
print(Sub([1]), SubDict(a=1), Tup((1, 2)), [Sub()], SubDict(), str(Sub("ab")), Tup(), (Tup((1,)),))
from collections import OrderedDict, Counter, deque, defaultdict, namedtuple
P = namedtuple("P", "x y"); print(OrderedDict(a=[1]), Counter("aab"), deque([1, deque()]), defaultdict(list, a=[1]), P(1, [2]), [P(0, 0)], OrderedDict(), Counter(), deque(maxlen=2), defaultdict(int))
dq = deque(); dq.append(dq); print(dq)
print(ascii(["é", "😀"]), repr(["é"]), str(b"a"), str("a"), repr(str), f"{'a'!r:>5}|{5!r:<3}|{[1]!s:^7}|", str(1e100), repr(1e16), str(1.0), repr(0.1 + 0.2), str(-5 // 2), str(True), str(None))
