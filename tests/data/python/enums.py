"""enum: members, values, flags, and what cannot be changed."""

import enum
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


class Colour(Enum):
    RED = 1
    GREEN = 2
    BLUE = auto()
    CRIMSON = RED

    @property
    def pretty(self):
        return self.name.title()

    @classmethod
    def default(cls):
        return cls.GREEN


print(Colour.RED, repr(Colour.RED), Colour(2), Colour["BLUE"], Colour.BLUE.value, Colour.CRIMSON.name)
print(list(Colour), len(Colour), Colour.RED in Colour, 2 in Colour, 9 in Colour, Colour.RED is Colour(1))
print(Colour.RED == 1, Colour.RED == Colour.GREEN, Colour.RED.pretty, Colour.default(), Colour, type(Colour.RED))
print(list(Colour.__members__), {Colour.RED: "stop"}[Colour.RED], isinstance(Colour.RED, Colour))
print(f"{Colour.RED}", f"{Colour.RED:>12}", str(Colour.RED), Colour.RED.name.lower())


class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.42e23, 3.39e6)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    def gravity(self):
        return round(6.67e-11 * self.mass / self.radius ** 2, 2)


print(Planet.EARTH.gravity(), Planet.MARS.mass, Planet((6.42e23, 3.39e6)))


class Number(IntEnum):
    ONE = 1
    TWO = 2


print(Number.ONE + 1, Number.TWO > Number.ONE, Number.ONE == 1, Number.TWO, repr(Number.TWO), [10, 20][Number.ONE])
print(sorted([Number.TWO, Number.ONE]), f"{Number.TWO:03d}", int(Number.TWO), isinstance(Number.ONE, int))


class Word(StrEnum):
    HELLO = auto()
    BYE = "goodbye"


print(Word.HELLO, repr(Word.BYE), Word.BYE.upper(), Word.HELLO == "hello", Word("goodbye") is Word.BYE)


class Right(Flag):
    READ = auto()
    WRITE = auto()
    RUN = auto()
    ALL = READ | WRITE | RUN


both = Right.READ | Right.WRITE
print(both, repr(both), Right.READ in both, Right.RUN in both, ~Right.READ, both & Right.WRITE, both ^ Right.ALL)
print(list(both), Right(0), bool(Right(0)), Right.ALL, Right(3) is both, len(both), both.value, list(Right))


class Mode(IntFlag):
    X = 1
    W = 2


print(Mode.X | Mode.W, repr(Mode.X | Mode.W), Mode.X | 8, repr(Mode(8)), Mode.X + 1, (Mode.X | Mode.W) == 3)


class Level(Enum):
    LOW = 1
    HIGH = 10

    @classmethod
    def _missing_(cls, value):
        return cls.HIGH if isinstance(value, int) and value > 10 else None

    def __lt__(self, other):
        return self.value < other.value


print(Level(99), min(Level.HIGH, Level.LOW))
Animal = Enum("Animal", "CAT DOG")
print(Animal.DOG, list(Animal), Enum("Size", {"S": 1, "L": 3}).L.value)
for wrong in (
    lambda: Colour(9), lambda: Colour["PINK"], lambda: setattr(Colour, "RED", 5), lambda: Colour.PINK,
    lambda: Colour.RED < Colour.GREEN, lambda: Level("x"), lambda: Right(64), lambda: delattr(Colour, "RED"),
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
try:
    @unique
    class Same(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)
try:
    class More(Colour):
        PINK = 9
except TypeError as error:
    print(error)
match Colour(1):
    case Colour.GREEN:
        print("go")
    case Colour.RED:
        print("stop")
print(enum.Enum.__name__, Colour.__name__)
