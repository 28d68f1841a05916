"""enum: kinds of members, values that are made, flags, and what is refused."""
from enum import Enum, IntEnum, StrEnum, Flag, IntFlag, auto, unique, member, nonmember
class Color(Enum):
    RED = 1
    GREEN = auto()
    CRIMSON = 1
    def shout(self): return self.name + "!"
    @classmethod
    def default(cls): return cls.GREEN
    @property
    def light(self): return self is not Color.RED
print(list(Color), Color.RED, repr(Color.RED), Color(1), Color["GREEN"], Color.CRIMSON is Color.RED, Color.RED.shout(), Color.default(), Color.GREEN.light, len(Color), Color.RED in Color, 1 in Color, 9 in Color, Color.__members__.keys())
def attempt(action):
    try: print(action())
    except Exception as error: print(type(error).__name__, error)
for action in (lambda: Color(9), lambda: Color["BLUE"], lambda: setattr(Color, "RED", 5), lambda: Color.RED < Color.GREEN, lambda: delattr(Color, "RED"), lambda: Color.BLUE, lambda: setattr(Color.RED, "value", 2), lambda: Color()): attempt(action)
class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
print(Planet.EARTH.mass, Planet((0.64, 3.39)), Planet.MARS.value, [p.name for p in Planet])
class Level(IntEnum): LOW = 1; HIGH = 10
print(Level.HIGH > Level.LOW, Level.LOW + 1, Level(10), f"{Level.LOW}", str(Level.HIGH), sorted([Level.HIGH, Level.LOW]), {1: "one"}[Level.LOW], Level.LOW == 1)
class Word(StrEnum): A = auto(); LONG_NAME = auto(); B = "x"
print(Word.A, Word.LONG_NAME.value, Word.B == "x", Word("a").name, Word.A.upper(), repr(Word.A))
class Perm(Flag): R = auto(); W = auto(); X = auto(); RW = R | W
print(Perm.R | Perm.X, Perm.RW, repr(Perm.R & Perm.W), ~Perm.R, Perm(3), Perm.R in Perm.RW, list(Perm.RW), bool(Perm(0)), Perm.RW ^ Perm.R, len(Perm.RW), Perm(0), Perm.RW.value)
attempt(lambda: Perm(8)); attempt(lambda: Perm.R | 1)
class Bits(IntFlag): A = 1; B = 2
print(Bits.A | Bits.B, Bits.A | 4, Bits(3) & 2, Bits.A + 1, repr(Bits(8)))
def doubled():
    @unique
    class D(Enum): A = 1; B = 1
attempt(doubled)
def derived():
    class More(Color): BLUE = 3
attempt(derived)
Animal = Enum("Animal", "CAT DOG"); print(list(Animal), Animal.CAT.value, Enum("E", {"X": 5}).X.value, Enum("F", [("P", 1)])["P"])
class Odd(Enum):
    _ignore_ = ["i"]
    def _generate_next_value_(name, start, count, last): return name.lower() * (count + 1)
    A = auto(); B = auto()
    helper = nonmember(5)
print([o.value for o in Odd], Odd.helper, hash(Odd.A) == hash("A"), Odd.A.__class__, isinstance(Odd.A, Odd), type(Odd).__name__)
class Missing(Enum):
    ONE = 1
    @classmethod
    def _missing_(cls, value): return cls.ONE if value == "one" else None
print(Missing("one")); attempt(lambda: Missing("two"))
match Color.GREEN:
    case Color.RED: print("red")
    case Color.GREEN: print("green")
