"""Statements: with, in every form, and in which order managers are left."""
class M:
    def __init__(self, name, hides=False): self.name, self.hides = name, hides
    def __enter__(self): print("enter", self.name, end="; "); return self
    def __exit__(self, kind, value, trace): print("exit", self.name, kind.__name__ if kind else None, end="; "); return self.hides
def line(text="") : print("|", text)
with M("a") as a, M("b") as b: line(a.name + b.name)
with (M("a") as a, M("b"),): line()
with M("hides", True): raise ValueError("hidden")
line("went on")
try:
    with M("outer"), M("inner"): raise KeyError("k")
except KeyError as error: line(repr(error))
def returns():
    with M("r"): return "value"
def breaks():
    for i in range(3):
        with M(i):
            if i == 1: break
            continue
    return i
def nested():
    with M("1", True):
        with M("2"): raise ValueError("deep")
        print("never")
    return "after"
print(returns()); print(breaks()); print(nested())
def gen():
    with M("generator"): yield 1; yield 2
g = gen(); next(g); g.close(); line("closed"); print(list(gen()))
class Half:
    def __enter__(self): return 1
for wrong in (Half(), 5, None):
    try:
        with wrong: pass
    except TypeError as error: print(error)
class Replaces:
    def __enter__(self): return self
    def __exit__(self, *details): raise RuntimeError("instead")
try:
    with Replaces(): raise ValueError("first")
except RuntimeError as error: print(error, repr(error.__context__))
class Both(M):
    def __exit__(self, *details): print("details", len(details), details[0], end="; "); return 1
with Both("truthy"): raise IndexError
line()
