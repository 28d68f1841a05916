"""dataclasses: what they write for a class, and what they refuse."""

from dataclasses import (
    KW_ONLY, FrozenInstanceError, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass,
    replace,
)
from typing import ClassVar


@dataclass
class Item:
    """A thing in stock."""

    name: str
    price: float = 0.5
    tags: list = field(default_factory=list)
    count: ClassVar[int] = 0

    def total(self, number: int) -> float:
        return self.price * number


pen = Item("pen", 1.5)
print(pen, pen == Item("pen", 1.5), pen == Item("pen"), pen.total(2), pen != 3)
pen.tags.append("blue")
print(Item("x").tags, pen.tags, Item.__match_args__, [one.name for one in fields(Item)])
print(asdict(pen), astuple(pen), replace(pen, price=9), is_dataclass(Item), is_dataclass(pen), is_dataclass(int))
print(Item.__init__.__annotations__, Item.__doc__, Item.__eq__.__qualname__)


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    note: str = field(default="", compare=False, repr=False)


print(Version(1, 2) < Version(1, 3), sorted([Version(2), Version(1, 5)]), Version(1, note="a") == Version(1, note="b"))
print(hash(Version(1)) == hash(Version(1)), {Version(1): "one"}[Version(1)], max(Version(1), Version(0, 9)))
try:
    Version(1).major = 2
except FrozenInstanceError as error:
    print(type(error).__name__, error)
try:
    del Version(1).minor
except AttributeError as error:
    print(error)


@dataclass
class Base:
    x: int
    y: int = 1


@dataclass
class Derived(Base):
    z: int = 2
    y: int = 5

    def __post_init__(self):
        self.sum = self.x + self.y + self.z


print(Derived(1), Derived(1, 2, 3).sum, isinstance(Derived(1), Base))


@dataclass
class Area:
    width: int
    height: int
    scale: InitVar[int] = 1
    area: int = field(init=False)
    _: KW_ONLY
    unit: str = "cm"

    def __post_init__(self, scale):
        self.area = self.width * self.height * scale


print(Area(2, 3), Area(2, 3, 10, unit="mm"))


@dataclass(slots=True)
class Small:
    a: int
    b: int = 3


small = Small(1)
print(small, Small.__slots__, hasattr(small, "__dict__"))
try:
    small.c = 1
except AttributeError as error:
    print(type(error).__name__)


@dataclass(eq=False)
class ByIdentity:
    a: int


print(ByIdentity(1) == ByIdentity(1), ByIdentity.__hash__ is object.__hash__, Item.__hash__)


@dataclass
class Node:
    value: int
    next: "Node | None" = None


loop = Node(1)
loop.next = loop
print(loop, asdict(Node(1, Node(2))))
Point = make_dataclass("Point", [("x", int), ("y", int, field(default=7))])
print(Point(1), Point.__name__)
match pen:
    case Item(name, price=cost):
        print(name, cost)

for wrong in (
    lambda: Item(), lambda: Item("a", 1, [], 4), lambda: Item("a", nope=1), lambda: Item("a", name="b"),
    lambda: Area(1), lambda: replace(3), lambda: fields(3), lambda: Area(1, 2, 3, "km"),
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
for bad in ("default_then_none", "mutable"):
    try:
        if bad == "mutable":
            @dataclass
            class Bad:
                items: list = []
        else:
            @dataclass
            class Bad:
                a: int = 1
                b: int
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
