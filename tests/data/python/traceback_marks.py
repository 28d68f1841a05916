"""Tracebacks: which part of a line is marked, for operators, calls, indices, and attributes."""
import sys, traceback
def attempt(action):
    try: action()
    except Exception: traceback.print_exc(file=sys.stdout)
x, d, zero = None, {"a": {"b": 1}}, 0
class A:
    def method(self, a): return a / zero
    def __getattr__(self, name): raise AttributeError(f"no {name}")
    def __add__(self, other): raise TypeError("not added")
    def __getitem__(self, key): raise KeyError(key)
    def __enter__(self): raise OSError("not entered")
    def __exit__(self, *all): pass
    def __iter__(self): raise TypeError("not iterated")
def one(): return 1 + (2 / zero) * 3
def two(): return d["a"]["c"]["d"]
def three(): return x.y.z
def four(): print(1, x.call(2), 3)
def five():
    value = (1 +
             2 / zero)
    return value
def six(): return A().method(5) + 1
def seven(): a, b = 1, 2, 3
def eight(): a, b, c = [1, 2]
def nine(): return [1 / n for n in (1, 0)]
def ten(): return "é" + 1 + "ü"
def eleven(): raise ValueError("plain")
def twelve(): assert x is not None, f"x is {x}"
def thirteen():
    with A() as a: pass
def fourteen():
    for i in A(): pass
def fifteen(): return A() + 1, A()["k"]
def sixteen(): return len(5)
def seventeen(): return int("a", base=10)
def eighteen(): return (lambda n: n / 0)(1)
def nineteen(): return sorted([3, "a"], key=lambda v: v)
def twenty(): return d["a"](1)(2)
def twentyone(): d["a"]["b"] += "x"
def twentytwo(): del d["nothing"]
def twentythree(): x.attribute = 1
def twentyfour(): return -d
def twentyfive(): return d < d
def twentysix(): return 1 if x.z else 2
def twentyseven(): import nothing_of_that_name
def twentyeight(): from sys import nothing_of_that_name
def twentynine(): return nowhere
def thirty(): return one(1, 2)
def thirtyone(): return A(1, b=2)
def thirtytwo(): return A().method(1)
def thirtythree(): yield from 5
def thirtyfour(): return f"{1 / zero}"
def thirtyfive(): return x[0], x(1), x + 1
def thirtysix(): return one() and two()
def thirtyseven(): d[[]] = 1
def thirtyeight(): return {**d, **5}
def thirtynine(): return print(*5)
def forty(): return d["a"] [ "zz" ]
for f in (one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen, twenty, twentyone, twentytwo, twentythree, twentyfour, twentyfive, twentysix, twentyseven, twentyeight, twentynine, thirty, thirtyone, thirtytwo, lambda: list(thirtythree()), thirtyfour, thirtyfive, thirtysix, thirtyseven, thirtyeight, thirtynine, forty): attempt(f)
