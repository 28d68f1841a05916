"""Exceptions: cause, context and what hides it, in tracebacks that are written."""
import sys, traceback
def show(error):
    while error is not None:
        print(f"{type(error).__name__}({error}) cause={error.__cause__!r} context={error.__context__!r} suppressed={error.__suppress_context__}")
        error = error.__context__
def chain(how):
    try:
        try:
            1 / 0
        except ZeroDivisionError as error:
            if how == "from": raise ValueError("second") from error
            if how == "none": raise ValueError("second") from None
            if how == "class": raise ValueError("second") from KeyError
            if how == "same": raise error
            if how == "bare": raise
            raise ValueError("second")
    except Exception as error:
        show(error)
        return error
for how in ("context", "from", "none", "class", "same", "bare"):
    print("--", how)
    traceback.print_exception(chain(how), file=sys.stdout)
print("-- deep")
try:
    try:
        try: [][1]
        except IndexError: {}["k"]
    except KeyError as error: raise RuntimeError("third") from error
except RuntimeError as error:
    show(error); traceback.print_exc(file=sys.stdout)
print("-- a loop of contexts")
a, b = ValueError("a"), ValueError("b")
try:
    try: raise a
    except ValueError:
        try: raise b
        except ValueError: raise a
except ValueError as error: show(error)
def attempt(action):
    try: action()
    except BaseException as error: print(type(error).__name__, error)
def raise_from(cause): raise ValueError from cause
def raise_it(what): raise what
for wrong in (5, "text", None, int, Exception(), ValueError, KeyError("k"), KeyError("it's"), KeyError(1, 2), OSError(2, "No such file"), OSError(2, "text", "name"), StopIteration(3), SystemExit(2)):
    attempt(lambda: raise_it(wrong))
attempt(lambda: raise_from(5)); attempt(lambda: raise_from(KeyError))
def bare(): raise
attempt(bare)
for put in ("__cause__", "__context__", "__traceback__", "args", "__suppress_context__"):
    error = ValueError(1)
    for value in (None, 5, ValueError(2)):
        attempt(lambda: (setattr(error, put, value), print(put, getattr(error, put))))
error = ValueError("x"); error.__cause__ = KeyError("y")
print(error.__suppress_context__, error.with_traceback(None) is error)
error.add_note("one"); error.add_note("two\nlines")
attempt(lambda: error.add_note(5))
print(error.__notes__); traceback.print_exception(error, file=sys.stdout)
class Init(Exception):
    def __init__(self, code, text="t"): self.code = code
print(Init(1, 2).args, repr(Init(1)), str(Init(1)), Init(5, text=1).args, repr(Exception("a", 1)), str(Exception("a", 1)), repr(Exception()), str(Exception()))
