"""match: classes, sequences, mappings, guards, and what is bound when."""
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Named: 
    def __init__(self, name): self.name = name
class Sub(Point): pass
def look(it):
    match it:
        case None | True | False: return f"constant {it}"
        case Point(0, 0): return "origin"
        case Point(x, y=0) if x > 10: return f"far on x {x}"
        case Point(x=0, y=y) | Point(x=y, y=0): return f"axis {y}"
        case Sub(): return "a sub"
        case Point(a, b): return f"point {a} {b}"
        case Named(name="n" | "m" as which): return f"named {which}"
        case Named(): return "some name"
        case int(n) | float(n) if n > 100: return f"big {n}"
        case int(): return "int"
        case str() as s if len(s) > 3: return f"long {s!r}"
        case "a" | "b": return "a or b"
        case str(): return "str"
        case []: return "empty"
        case [x]: return f"one {x}"
        case [Point(x=x), *rest]: return f"point {x} and {rest}"
        case [1, *middle, 9]: return f"from 1 to 9 {middle}"
        case (x, y, *_): return f"two or more {x} {y}"
        case {"kind": "k", **rest}: return f"kind {rest}"
        case {"a": {"b": [_, c]}}: return f"deep {c}"
        case {1: one, -1: minus}: return f"numbers {one} {minus}"
        case {}: return "mapping"
        case float(): return "float"
        case bytes(): return "bytes"
        case _: return f"other {type(it).__name__}"
for it in (None, True, 1, 500, 2.5, 500.5, "a", "abcd", "zz", [], [1], (2,), [Point(5, 1), 2, 3], [1, 2, 3, 9], (1, 9), range(3), [5, 6], Point(0, 0), Point(11, 0), Point(0, 3), Point(4, 0), Point(1, 1), Sub(2, 2), Named("n"), Named("q"), {"kind": "k", "z": 1}, {"a": {"b": [1, 2]}}, {1: "x", -1: "y"}, {}, {"q": 1}, b"x", {1, 2}, 1j if False else frozenset(), iter([])):
    print(look(it), end="; ")
print()
class Color: RED, BLUE = 1, 2
def constants(v):
    match v:
        case Color.RED: return "red"
        case Color.BLUE: return "blue"
        case -3 | 2.5 | "x" "y": return "literal"
        case other: return other
print([constants(v) for v in (1, 2.0, -3, 2.5, "xy", "no")])
def attempt(action):
    try: print(action())
    except Exception as error: print(type(error).__name__, error)
class NoArgs: pass
class BadArgs: __match_args__ = ["x"]
class BadArgs2: __match_args__ = (1,)
def too_many(p):
    match p:
        case Point(1, 2, 3): return 1
def no_args(p):
    match p:
        case NoArgs(1): return 1
def bad(p):
    match p:
        case BadArgs(1): return 1
def bad2(p):
    match p:
        case BadArgs2(1): return 1
def twice(p):
    match p:
        case Point(1, x=1): return 1
def not_class(p):
    match p:
        case look(): return 1
def int_two(p):
    match p:
        case int(1, 2): return 1
for call, arg in ((too_many, Point(1, 2)), (no_args, NoArgs()), (bad, BadArgs()), (bad2, BadArgs2()), (twice, Point(1, 2)), (not_class, 1), (int_two, 1)): attempt(lambda: call(arg))
class Watch:
    __match_args__ = ("p",)
    def __getattr__(self, name): print("asks for", name); raise AttributeError(name)
match Watch():
    case Watch(p=1): pass
    case Watch(q): pass
    case _: print("no match")
match [1, [2, [3, 4]]], 5:
    case [a, [b, [c, *d]]], e: print(a, b, c, d, e)
match x := 5, "t":
    case (n, t): print(n, t, x)
match [1, 2]:
    case [a, b] if (a := 10) > 100: pass
    case [_, last]: print(a, b, last)
match = {"match": 1}; print(match["match"])
from collections import OrderedDict, deque, UserDict
import collections.abc
class Seq(collections.abc.Sequence):
    def __len__(self): return 2
    def __getitem__(self, i): return [7, 8][i]
for it in (deque([1, 2]), OrderedDict(a=1), UserDict(a=2), Seq(), "ab", bytearray if False else b"ab"):
    match it:
        case [a, b]: print("sequence", a, b)
        case {"a": a}: print("mapping", a)
        case _: print("neither")
