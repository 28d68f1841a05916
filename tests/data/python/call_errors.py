"""Calls: what is said of arguments that do not fit, positional-only and by keyword."""
def attempt(action):
    try: print(repr(action()))
    except Exception as error: print(type(error).__name__, error)
def none(): return "none"
def one(a): return a
def two(a, b=2): return a, b
def only(a, b, /, c, *, d, e=5): return a, b, c, d, e
def stars(a, *args, k, **kw): return a, args, k, kw
def three(a, b, c): return a, b, c
def kw4(*, w, x, y, z): return w
def pos(a, b=1, /): return a, b
class C:
    def method(self, x): return x
    @classmethod
    def cm(cls, x): return x
    @staticmethod
    def sm(x): return x
    def noself(): return 1
class Init:
    def __init__(self, a, *, b): self.a = a
class NoInit: pass
class New:
    def __new__(cls, a): return super().__new__(cls)
class Callable:
    def __call__(self, a): return a
l = lambda x, y: x
c = C()
for action in (lambda: none(1), lambda: none(1, 2), lambda: none(a=1), lambda: one(), lambda: one(1, 2), lambda: one(b=1), lambda: one(1, a=2), lambda: two(), lambda: two(1, 2, 3), lambda: two(b=1), lambda: two(1, c=2), lambda: only(1, 2, 3), lambda: only(1, 2, 3, 4), lambda: only(1, 2, c=3, d=4), lambda: only(1, b=2, c=3, d=4), lambda: only(1, 2, 3, 4, d=5), lambda: only(1, d=4), lambda: only(), lambda: stars(), lambda: stars(1), lambda: stars(1, 2, k=3, z=4), lambda: stars(1, a=2, k=3), lambda: three(), lambda: three(1), lambda: three(1, 2), lambda: three(c=1), lambda: three(1, 2, 3, 4), lambda: kw4(), lambda: kw4(w=1), lambda: kw4(1), lambda: kw4(w=1, x=1, y=1), lambda: kw4(1, w=1, x=1, y=1, z=1), lambda: pos(), lambda: pos(a=1), lambda: pos(1, b=2), lambda: pos(1, 2, 3), lambda: c.method(), lambda: c.method(1, 2), lambda: C.method(1), lambda: C.method(), lambda: c.cm(), lambda: c.sm(), lambda: c.noself(), lambda: Init(), lambda: Init(1), lambda: Init(1, 2), lambda: Init(b=1), lambda: NoInit(1), lambda: NoInit(a=1), lambda: New(), lambda: New(1, 2), lambda: New(1).__class__.__name__, lambda: Callable()(), lambda: Callable()(1, 2), lambda: l(1), lambda: l(1, 2, 3), lambda: 5(), lambda: "a"(), lambda: None(), lambda: c(), lambda: [](), lambda: (1, 2)(3), lambda: one(*[1, 2]), lambda: one(**{"a": 1, "b": 2}), lambda: one(1, **{"a": 1}), lambda: one(*5), lambda: one(**[1]), lambda: two(*"ab", **{"b": 1}), lambda: one(*[], *[1]), lambda: one(x for x in "a").__class__.__name__, lambda: two(*[1], b=3), lambda: two(1, **{"b": 2}, **{"b": 3}), lambda: object(1), lambda: int(1, 2, 3), lambda: int(x=1), lambda: len(), lambda: len(1, 2), lambda: len(obj=[]), lambda: print(1, x=2), lambda: isinstance(1), lambda: abs(1, 2), lambda: ord("ab"), lambda: ord(5), lambda: chr("a"), lambda: chr(-1), lambda: range(), lambda: range(1, 2, 3, 4), lambda: range("a"), lambda: range(1, 2, 0), lambda: range(1.5), lambda: sum(), lambda: sum(5), lambda: sum(["a"]), lambda: sum(["a"], ""), lambda: sum([1], "a"), lambda: max(), lambda: max([]), lambda: max(5), lambda: max(1, "a"), lambda: max([], default=7), lambda: max(1, 2, default=3), lambda: min([1], key=5), lambda: zip(1), lambda: map(), lambda: map(str), lambda: list(map(5, [1])), lambda: filter(1), lambda: enumerate(), lambda: enumerate(5), lambda: sorted(), lambda: sorted([1], 2), lambda: sorted(5), lambda: reversed(5), lambda: iter(5), lambda: iter(5, 1), lambda: next(5), lambda: next(iter([])), lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: issubclass(int, 5), lambda: isinstance(1, (int, 5)), lambda: isinstance("", (int, (str, 5))), lambda: isinstance(1, [int]), lambda: getattr(1), lambda: hasattr(1, 2), lambda: setattr(1, "a"), lambda: divmod(1), lambda: pow(1), lambda: round(), lambda: round("a"), lambda: hash(), lambda: type(1, 2), lambda: super(1), lambda: callable(), lambda: dict(1, 2), lambda: str(1, 2, 3, 4), lambda: float("a", 1), lambda: bool(1, 2), lambda: tuple(1, 2), lambda: hex("a"), lambda: bin(1.5), lambda: id(), lambda: all(5), lambda: any([1], 2), lambda: vars(5), lambda: dir(1, 2), lambda: format(1, 2), lambda: ascii(), lambda: property(1, 2, 3, 4, 5), lambda: abs("a"), lambda: input(1, 2), lambda: list(zip([1], [1, 2], strict=True)), lambda: list(zip([1, 2], [1], strict=True)), lambda: list(zip([1], [2], [], strict=True)), lambda: list(map(one, [1, 2], [1], strict=True)), lambda: [].append(a=1), lambda: "".join(), lambda: {}.get(k=1), lambda: "a".upper(1), lambda: [].sort(1)):
    attempt(action)
