"""dataclasses: every option, fields, defaults, inheritance, and what is refused."""
from dataclasses import dataclass, field, fields, asdict, astuple, replace, is_dataclass, FrozenInstanceError, KW_ONLY, InitVar, make_dataclass
from typing import ClassVar
def attempt(action):
    try: print(action())
    except Exception as error: print(type(error).__name__, error)
@dataclass
class P:
    x: int
    y: int = 0
    z: list = field(default_factory=list, repr=False)
    kind: ClassVar[str] = "point"
print(P(1), P(1, 2) == P(1, 2), P(1) == P(2), P(1) != 1, P.kind, [f.name for f in fields(P)], P(1).z is P(1).z, P.__match_args__)
attempt(lambda: P()); attempt(lambda: P(1, 2, 3, 4)); attempt(lambda: P(1, q=1)); attempt(lambda: P(1) < P(2)); attempt(lambda: hash(P(1)))
@dataclass(order=True, frozen=True)
class F:
    a: int
    b: str = field(default="b", compare=False)
    c: int = field(default=5, hash=False, kw_only=True)
print(F(1) < F(2), F(1, "x") == F(1, "y"), hash(F(1)) == hash(F(1, "q")), sorted([F(3), F(1)]), F(1, c=2))
attempt(lambda: setattr(F(1), "a", 5)); attempt(lambda: delattr(F(1), "a")); attempt(lambda: F(1) < 5); print(issubclass(FrozenInstanceError, AttributeError))
@dataclass
class Post:
    n: int
    scale: InitVar[int] = 2
    total: int = field(init=False)
    def __post_init__(self, scale): self.total = self.n * scale
print(Post(3), Post(3, 5).total, hasattr(Post(1), "scale"))
@dataclass(slots=True)
class S: x: int; y: int = 1
attempt(lambda: setattr(S(1), "q", 1)); print(S(1), S.__slots__)
@dataclass(kw_only=True)
class K: a: int; b: int = 2
attempt(lambda: K(1)); print(K(a=1))
@dataclass
class Mixed:
    a: int
    _: KW_ONLY
    b: int = 3
    c: int
print(Mixed(1, c=2))
@dataclass
class Base: a: int = 1; b: int = 2
@dataclass
class Child(Base): b: int = 5; c: int = 6
print(Child(), [f.name for f in fields(Child)], asdict(Child()), astuple(Child(7)), replace(Child(), c=0), is_dataclass(Child), is_dataclass(5))
def wrong():
    @dataclass
    class W:
        a: int = 1
        b: int
def mutable():
    @dataclass
    class W: a: list = []
def frozen_mix():
    @dataclass
    class W(F): d: int = 1
attempt(wrong); attempt(mutable); attempt(frozen_mix); attempt(lambda: field(default=1, default_factory=list)); attempt(lambda: fields(5)); attempt(lambda: asdict(5)); attempt(lambda: replace(Post(1), total=2)); attempt(lambda: replace(Post(1), n=4, scale=3))
Made = make_dataclass("Made", [("x", int), ("y", int, field(default=4))], namespace={"sum": lambda self: self.x + self.y})
print(Made(1), Made(1).sum())
@dataclass(eq=False, repr=False)
class Plain: x: int
print(Plain(1) == Plain(1), "Plain object" in repr(Plain(1)), hash(Plain(1)) is not None)
@dataclass(unsafe_hash=True)
class U: x: int
print(hash(U(1)) == hash(U(1)), asdict(P(1, z=[P(2)])))
@dataclass
class Tree: value: int; children: list["Tree"] = field(default_factory=list)
t = Tree(1, [Tree(2)]); t.children.append(t); print(t)
