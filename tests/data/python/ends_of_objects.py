"""When objects end: at the last reference, in which order, and what they may do then."""
import gc
class N:
    def __init__(self, name, *kept): self.name, self.kept = name, kept
    def __del__(self): print("-", self.name, end=" ")
def line(text): print("|", text)
N("temporary"); line("a temporary")
a = N("a"); a = N("b"); line("rebound"); a = None; line("none")
def f(): x, y = N("x"), N("y"); return "returned"
print(f(), end=" "); line("a function's own")
l = [N(1), N(2), N(3)]; l.pop(0); line("popped"); del l[:]; line("cleared")
d = {"k": N("value")}; d["k"] = 1; line("replaced"); t = (N("t1"), N("t2")); del t; line("a tuple")
outer = N("outer", N("inner")); del outer; line("nested")
def raising():
    local = N("local")
    raise ValueError("v")
try: raising()
except ValueError: line("in except")
line("after except")
def generator():
    g = N("in a generator")
    try: yield 1
    finally: print("closing", end=" ")
g = generator(); next(g); del g; line("a generator")
for n in (N("loop 1"), N("loop 2")): pass
line("loop"); del n; line("its variable")
class Back:
    saved = []
    def __del__(self): print("saved", end=" "); Back.saved.append(self)
b = Back(); del b; line(len(Back.saved)); Back.saved.clear(); line("not called again")
first, second = N("cycle"), Back; second = type("Silent", (), {})(); first.other, second.other = second, first
del first, second; line("a cycle stays"); print(gc.collect() >= 2, end=" "); line("until it is searched for")
me = N("self"); me.me = me; del me; gc.collect(); line("one that holds itself")
lam = (lambda n: lambda: n)(N("captured")); del lam; line("a closure")
x = N("swapped"); x, y = None, x; line("moved"); del y; line("gone")
def argument(p): del p; print("still", end=" ")
argument(N("argument")); line("an argument")
s = {N("in a set")}; s.clear(); line("a set"); c = [N("copy")]; c2 = c[:]; del c; line("copied"); del c2; line("both")
class Child(N):
    def __del__(self): print("child first", end=" "); super().__del__()
Child("child"); line("inherited")
(lambda *a, **k: None)(N("p"), k=N("q")); line("arguments"); [N(i) for i in range(3)]; line("a comprehension")
gc.disable(); print(gc.isenabled(), gc.enable(), gc.isenabled(), type(gc.get_count()), gc.garbage)
last = N("at the end")
