"""Generators: when their finally runs: at the end, at close, at the last reference, at a break."""
def g(name, n=3):
    print("begin", name, end="; ")
    try:
        for i in range(n): yield i
    except GeneratorExit: print("exit", name, end="; "); raise
    finally: print("finally", name, end="; ")
def line(text=""): print("|", text)
list(g("whole")); line()
for x in g("break"): break
line("left"); it = g("kept")
for x in it:
    if x == 1: break
line("still there"); print(next(it), end=" "); it.close(); line("closed"); it.close(); line("again")
it = g("dropped"); next(it); it = None; line("gone"); g("never begun"); line("nothing")
it = g("raised"); next(it)
try: it.throw(ValueError("v"))
except ValueError as error: line(error)
def outer(): yield from g("inner"); yield "after"
it = outer(); next(it); it.close(); line("through"); it = outer(); next(it); del it; line("both")
def swallow():
    try: yield 1
    except GeneratorExit: return "value"
it = swallow(); next(it); line(it.close()); it = swallow(); line(it.close())
def first(it):
    for x in it: return x
line(first(g("returned"))); a, *_ = g("unpacked"); line(a); line(any(x == 1 for x in g("any"))); line(2 in g("in")); line(sum(x for x in g("nested")))
def uses():
    it = g("a local"); next(it)
    return "returned"
line(uses())
def raises():
    it = g("left by an error"); next(it); raise KeyError("k")
try: raises()
except KeyError: line("caught")
line("after"); line("nothing more")
d = {"k": g("value")}; next(d["k"]); d["k"] = None; line("replaced")
class Holder:
    def __init__(self): self.it = g("attribute"); next(self.it)
h = Holder(); del h; line("holder")
def infinite():
    try:
        while True: yield
    finally: print("end of it", end="; ")
for n, _ in enumerate(infinite()):
    if n == 2: break
line(); e = enumerate(infinite()); next(e); del e; line("enumerate"); m = map(str, g("mapped")); next(m); del m; line("map"); f = filter(None, g("filtered")); next(f); del f; line("filter")
