"""Named tuples, by function and by class."""

from collections import namedtuple
from typing import NamedTuple

Point = namedtuple("Point", ["x", "y"])
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), len(p), Point._fields)
x, y = p
print(x, y, p._replace(x=9), p._asdict(), Point._make([3, 4]))
print(isinstance(p, tuple), Point.__name__, Point.__doc__, hash(p) == hash((1, 2)))
Colour = namedtuple("Colour", "r g b a", defaults=[0, 255])
print(Colour(1, 2), Colour(1, 2, 3, 4), Colour._field_defaults)
print(namedtuple("Odd", "a class a 1b", rename=True)._fields)
match p:
    case Point(x=1, y=second):
        print("matched", second)
match p:
    case Point(first, second):
        print("by place", first, second)


class Item(NamedTuple):
    """A thing to sell."""

    name: str
    price: float = 1.5

    def total(self, count):
        return self.price * count


item = Item("pen")
print(item, item.total(4), Item._fields, Item.__annotations__)


class Point3(namedtuple("Point3", "x y z")):
    __slots__ = ()

    @property
    def length(self):
        return (self.x ** 2 + self.y ** 2 + self.z ** 2) ** 0.5


print(Point3(2, 3, 6).length, Point3(1, 2, 3))
for wrong in (
    lambda: Point(1), lambda: Point(1, 2, 3), lambda: Point(1, 2, z=3), lambda: Point(1, x=3),
    lambda: namedtuple("T", "a a"), lambda: namedtuple("T", "_a"), lambda: namedtuple("T", "class"),
    lambda: p._replace(q=1), lambda: setattr(p, "x", 5), lambda: Point._make([1]),
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
