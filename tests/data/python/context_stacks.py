"""contextlib: the order in which an ExitStack leaves, and what generators as managers do wrong."""
from contextlib import ExitStack, contextmanager, suppress, closing, nullcontext, redirect_stdout
import io
class M:
    def __init__(self, name, hides=False, fails=None): self.name, self.hides, self.fails = name, hides, fails
    def __enter__(self): print("enter", self.name, end="; "); return self.name
    def __exit__(self, kind, error, trace):
        print("exit", self.name, kind and kind.__name__, end="; ")
        if self.fails: raise self.fails
        return self.hides
def attempt(action):
    try: print("=>", action())
    except BaseException as error: print("=>", type(error).__name__, error, "|", repr(error.__context__))
def stacked(*managers, error=None):
    with ExitStack() as stack:
        names = [stack.enter_context(manager) for manager in managers]
        stack.callback(print, "callback", end="; ")
        stack.push(lambda *details: print("pushed", details[0] and details[0].__name__, end="; "))
        if error: raise error
        return names
attempt(lambda: stacked(M("a"), M("b")))
attempt(lambda: stacked(M("a"), M("b"), error=ValueError("v")))
attempt(lambda: stacked(M("a"), M("b", hides=True), error=ValueError("v")))
attempt(lambda: stacked(M("a"), M("b", fails=KeyError("k")), M("c"), error=ValueError("v")))
attempt(lambda: stacked(M("a", hides=True), M("b", fails=KeyError("k"))))
attempt(lambda: ExitStack().enter_context(5))
stack = ExitStack(); stack.enter_context(M("x")); moved = stack.pop_all(); stack.close(); print("|", end=" "); moved.close(); print()
@contextmanager
def managed(name, swallow=False):
    print("begin", name, end="; ")
    try: yield name
    except ValueError as error:
        print("saw", error, end="; ")
        if not swallow: raise
    finally: print("end", name, end="; ")
def use(manager, error=None):
    with manager as value:
        if error: raise error
        return value
attempt(lambda: use(managed("m"))); attempt(lambda: use(managed("m"), ValueError("v"))); attempt(lambda: use(managed("m", True), ValueError("v"))); attempt(lambda: use(managed("m"), KeyError("k")))
@contextmanager
def twice(): yield 1; yield 2
@contextmanager
def never():
    if False: yield
@contextmanager
def replaces():
    try: yield
    except ValueError as error: raise RuntimeError("instead") from error
@contextmanager
def ignores():
    try: yield
    except ValueError: yield 2
attempt(lambda: use(twice())); attempt(lambda: use(never())); attempt(lambda: use(replaces(), ValueError(1))); attempt(lambda: use(ignores(), ValueError(1))); attempt(lambda: use(managed("s"), StopIteration("stop")))
once = managed("once"); use(once); attempt(lambda: use(once))
@managed("as a decorator")
def decorated(x): return x * 2
attempt(lambda: decorated(4)); attempt(lambda: decorated(5))
with suppress(KeyError, IndexError): {}[1]
with suppress(ValueError) as nothing, nullcontext(5) as five: print(nothing, five)
with suppress(ValueError): raise ExceptionGroup("g", [ValueError(1)])
class Closes:
    def close(self): print("closed", end="; ")
with closing(Closes()) as c: print(type(c).__name__)
buffer = io.StringIO()
with redirect_stdout(buffer): print("into the buffer")
print(repr(buffer.getvalue()))
def two(a, b):
    with M(a) as x, M(b) as y: return x, y
attempt(lambda: two("1", "2"))
def enter_fails():
    with M("outer"), M("inner", fails=OSError("e")): raise ValueError("body")
attempt(enter_fails)
