class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def describe(value):
    match value:
        case 0:
            return "zero"
        case -1 | 1:
            return "one"
        case int() as n if n > 100:
            return f"large {n}"
        case int(n):
            return f"int {n}"
        case "a" | "b" as letter:
            return f"letter {letter}"
        case str():
            return "text"
        case []:
            return "empty"
        case [x]:
            return f"single {x}"
        case [1, *rest, 9]:
            return f"from one to nine {rest}"
        case (a, b):
            return f"pair {a} {b}"
        case [first, *_]:
            return f"starts with {first}"
        case {"type": "circle", "r": r, **more}:
            return f"circle {r} {more}"
        case {"type": kind}:
            return f"kind {kind}"
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"on y at {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "point"
        case None | True | False:
            return "constant"
        case _:
            return "other"


for value in (0, 1, 500, 7, "a", "zz", [], [4], [1, 2, 3, 9], (5, 6), [7, 8, 9], {"type": "circle", "r": 2, "c": 3},
              {"type": "x"}, {}, Point(0, 0), Point(0, 5), Point(3, 3), Point(1, 2), None, 3.5, range(2)):
    print(describe(value))
match 5:
    case 1:
        print("never")
match (1, (2, [3, 4])):
    case (a, (b, [c, d])):
        print(a, b, c, d)
try:
    match Point(1, 2):
        case Point(1, 2, 3):
            pass
except TypeError as error:
    print(error)
