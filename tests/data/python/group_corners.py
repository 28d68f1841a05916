"""Exception groups: nested ones, split, and what except* leaves and raises again."""
import sys, traceback
def tree(error):
    if isinstance(error, BaseExceptionGroup): return f"{type(error).__name__}[{error.message}]({', '.join(tree(one) for one in error.exceptions)})"
    return repr(error)
def make(): return ExceptionGroup("top", [ValueError(1), ExceptionGroup("mid", [KeyError("k"), ValueError(2), TypeError("t")]), OSError("o")])
g = make()
print(tree(g), g, repr(g)); print(g.message, len(g.exceptions), g.args)
for by in (ValueError, (KeyError, OSError), RuntimeError, lambda e: isinstance(e, TypeError), ExceptionGroup):
    match, rest = g.split(by)
    print(tree(match), "|", tree(rest), "|", tree(g.subgroup(by)))
def run(error):
    try:
        try: raise error
        except* ValueError as caught: print("values", tree(caught))
        except* (KeyError, OSError) as caught: print("others", tree(caught), caught.__traceback__ is not None)
    except BaseException as left: print("left", tree(left), repr(left.__context__)[:30], repr(left.__cause__))
    else: print("nothing left")
run(make()); run(ValueError("alone")); run(TypeError("alone")); run(ExceptionGroup("one", [KeyError(1)])); run(BaseExceptionGroup("base", [KeyboardInterrupt(), ValueError(3)]))
def raising(kind):
    try:
        try: raise make()
        except* ValueError:
            if kind == "new": raise RuntimeError("new")
            if kind == "again": raise
            if kind == "from": raise RuntimeError("from") from None
        except* TypeError as group:
            if kind == "new": raise LookupError("also new")
            if kind == "group": raise group
    except BaseException as left: print(kind, tree(left));
for kind in ("none", "new", "again", "from", "group"): raising(kind)
class Mine(ExceptionGroup):
    def derive(self, excs): return Mine(self.message, excs)
    def __new__(cls, message, excs, code=0):
        self = super().__new__(cls, message, excs); self.code = code; return self
m = Mine("mine", [ValueError(1), TypeError(2)], 5)
m.add_note("noted")
one, two = m.split(ValueError)
print(tree(one), one.__notes__, one.code, type(two).__name__)
def attempt(action):
    try: print(tree(action()))
    except (TypeError, ValueError) as error: print(type(error).__name__, error)
for action in (lambda: ExceptionGroup("m", []), lambda: ExceptionGroup("m", 5), lambda: ExceptionGroup(5, [ValueError()]), lambda: ExceptionGroup("m"), lambda: ExceptionGroup("m", [1]), lambda: ExceptionGroup("m", [KeyboardInterrupt()]), lambda: BaseExceptionGroup("m", [ValueError()]), lambda: BaseExceptionGroup("m", [KeyboardInterrupt()]), lambda: g.split(5), lambda: g.subgroup([ValueError])): attempt(action)
try:
    try: raise ValueError
    except* ExceptionGroup: pass
except TypeError as error: print(error)
try:
    try: raise ValueError
    except* 5: pass
except TypeError as error: print(error)
def loop():
    for _ in range(2):
        try: raise ExceptionGroup("g", [ValueError(_)])
        except* ValueError as e: x = e
        finally: print("finally", tree(x))
    try: return e
    except NameError as error: return str(error)
print(loop())
