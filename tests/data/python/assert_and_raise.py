"""Statements: assert, raise, del, pass, global, and what they say."""
def attempt(action):
    try: print(repr(action()))
    except BaseException as error: print(f"{type(error).__name__}({str(error)!r}) {error.args}")
def check(value, *message):
    if message: assert value, message[0]
    else: assert value
for value, message in ((1, ()), (0, ()), ([], ("empty",)), ("", (["a", "list"],)), (None, (ValueError("inner"),))): attempt(lambda: check(value, *message))
def asserted():
    x = 5
    assert x == 5 and x > 3, "never made: " + str(1 / 0)
    assert (x := 6) == 6
    return x
attempt(asserted)
def throws(what): raise what
class Mine(Exception): pass
class WithInit(Exception):
    def __init__(self, a, b=2): super().__init__(a); self.b = b
    def __str__(self): return f"mine {self.args} {self.b}"
for what in (Mine, Mine(), Mine(1), Mine(1, 2), Mine("text"), WithInit(5), KeyError("k"), KeyError(), KeyError(1, 2), IndexError("i"), StopIteration(1), StopIteration(), SystemExit(1), SystemExit(), SystemExit("text"), OSError(), OSError(1), OSError(2, "b"), OSError(2, "b", "f"), UnicodeError("u"), AttributeError("a"), ImportError("m", name="n"), NameError("n"), RecursionError("r"), Exception(None), Exception([]), BaseException(), KeyboardInterrupt(), GeneratorExit(), Warning("w"), 5, None, "text", int, object(), [ValueError]): attempt(lambda: throws(what))
class BadNew(Exception):
    def __new__(cls, *args): return 5
class BadStr(Exception):
    def __str__(self): raise ValueError("no text")
try: throws(BadStr(1))
except BadStr as error: print(type(error).__name__, error.args)
for name in ("ArithmeticError", "LookupError", "OSError", "FileNotFoundError", "TimeoutError", "ConnectionResetError", "ModuleNotFoundError", "UnboundLocalError", "IndentationError", "UnicodeDecodeError", "NotImplementedError", "PythonFinalizationError", "StopAsyncIteration", "ZeroDivisionError", "BrokenPipeError", "DeprecationWarning", "ResourceWarning", "EncodingWarning", "BaseExceptionGroup", "ExceptionGroup"):
    import builtins
    print(name, [cls.__name__ for cls in getattr(builtins, name).__mro__[1:-1]])
print(OSError(2, "x").errno, OSError(2, "x").strerror, OSError(2, "x", "f").filename, type(OSError(17, "x")).__name__, type(OSError(13, "")).__name__, type(OSError(11, "")).__name__, OSError(5, "x"), StopIteration(3).value, SystemExit(4).code, ImportError("m", name="n", path="p").path, NameError("x", name="y").name, AttributeError("a", name="b", obj=5).obj)
error = Exception(1); error.args = (2, 3); print(error, repr(error), error.args); error.custom = 1; print(error.__dict__)
print(Mine(1) == Mine(1), isinstance(Mine(), Exception), issubclass(Mine, BaseException), Mine.__name__, Mine.__mro__[1].__name__, repr(Mine("q")), str(Mine()), repr(KeyError("k")), str(KeyError("k")))
