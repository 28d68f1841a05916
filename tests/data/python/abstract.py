"""Abstract base classes."""

from abc import ABC, ABCMeta, abstractmethod
from collections.abc import Iterable, Mapping, MutableMapping, MutableSequence, Sequence, Set, Sized


class Shape(ABC):
    @abstractmethod
    def area(self):
        """How large."""

    @property
    @abstractmethod
    def name(self): ...

    def describe(self):
        return f"{self.name}: {self.area()}"


class Square(Shape):
    name = "square"

    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2


print(Square(3).describe(), isinstance(Square(1), Shape), sorted(Shape.__abstractmethods__), Square.__abstractmethods__)


class Half(Shape):
    def area(self):
        return super().area()


for cls in (Shape, Half):
    try:
        cls()
    except TypeError as error:
        print(error)


class Plugin(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        return any("run" in base.__dict__ for base in other.__mro__) or NotImplemented


class Runs:
    def run(self): ...


class Registered: ...


Plugin.register(Registered)
print(issubclass(Runs, Plugin), isinstance(Registered(), Plugin), issubclass(int, Plugin))


class Numbers(Sequence):
    def __init__(self, *items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, at):
        return self.items[at]


numbers = Numbers(3, 1, 2)
print(list(numbers), 1 in numbers, numbers.index(2), numbers.count(3), list(reversed(numbers)), isinstance(numbers, Sized))


class Lower(MutableMapping):
    def __init__(self):
        self.data = {}

    def __getitem__(self, key):
        return self.data[key.lower()]

    def __setitem__(self, key, value):
        self.data[key.lower()] = value

    def __delitem__(self, key):
        del self.data[key.lower()]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)


lower = Lower()
lower.update(A=1, B=2)
print(lower["a"], "B" in lower, lower.get("c", 0), lower.pop("A"), dict(lower), lower.setdefault("X", 5), len(lower))
print(list(lower.items()), lower == {"b": 2, "x": 5}, isinstance(lower, Mapping), sorted(lower.keys()))
try:
    lower["zz"]
except KeyError as error:
    print("KeyError", error)


class Bag(Set):
    def __init__(self, items):
        self.items = list(dict.fromkeys(items))

    def __contains__(self, item):
        return item in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)


print(list(Bag("abc") & Bag("bcd")), list(Bag("ab") | Bag("c")), Bag("ab") <= Bag("abc"), Bag("ab") == Bag("ba"), list(Bag("ab") - Bag("b")))
try:
    MutableSequence()
except TypeError as error:
    print(str(error)[:60])
