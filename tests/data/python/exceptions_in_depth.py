"""Exceptions: classes of one's own, wrapping, retrying, cleaning up, notes, and re-raising."""
class AppError(Exception):
    code = 1
    def __init__(self, message, **details): super().__init__(message); self.details = details
    def __str__(self): return f"[{self.code}] {super().__str__()} {self.details or ''}".rstrip()
class NotFound(AppError): code = 404
class Denied(AppError, PermissionError): code = 403
for make in (lambda: AppError("plain"), lambda: NotFound("missing", key="k"), lambda: Denied("no")):
    try: raise make()
    except NotFound as error: print("not found:", error, error.details, error.args)
    except (Denied, KeyError) as error: print("denied:", error, isinstance(error, OSError), [c.__name__ for c in type(error).__mro__])
    except AppError as error: print("other:", error, repr(error))
attempts = []
def flaky(): attempts.append(1); return "ok" if len(attempts) > 2 else 1 / 0
def retry(f, times, errors=Exception):
    for attempt in range(1, times + 1):
        try: return f()
        except errors as error:
            if attempt == times: raise RuntimeError(f"gave up after {attempt}") from error
            print("again after", error)
print(retry(flaky, 5), len(attempts))
try: retry(lambda: {}["k"], 2, KeyError)
except RuntimeError as error: print(error, repr(error.__cause__), error.__suppress_context__)
try: retry(lambda: [][1], 2, KeyError)
except IndexError as error: print("not retried:", error)
def load(text):
    try: key, value = text.split("="); return key, int(value)
    except ValueError as error: error.add_note(f"while reading {text!r}"); raise
for text in ("a=1", "b", "c=x", "d=1=2"):
    try: print(load(text))
    except ValueError as error: print(error, error.__notes__)
def several(jobs):
    errors = []
    for job in jobs:
        try: job()
        except Exception as error: errors.append(error)
    if errors: raise ExceptionGroup("jobs failed", errors)
try: several([lambda: 1, lambda: 1 / 0, lambda: {}["x"], lambda: int("q")])
except* ArithmeticError as group: print("arithmetic", group.exceptions)
except* (LookupError, ValueError) as group: print("others", [type(e).__name__ for e in group.exceptions])
log = []
class Resource:
    def __init__(self, name, fails=False):
        if fails: raise OSError(f"cannot open {name}")
        self.name = name; log.append("open " + name)
    def close(self): log.append("close " + self.name)
def use(*names):
    opened = []
    try:
        for name in names: opened.append(Resource(name, name == "bad"))
        return "used"
    finally:
        for resource in reversed(opened): resource.close()
for names in (("a", "b"), ("c", "bad", "d")):
    try: print(use(*names), log)
    except OSError as error: print(error, log)
    log.clear()
def chain(n):
    if n == 0: raise ValueError("bottom")
    try: chain(n - 1)
    except Exception as error: raise RuntimeError(n) from error
try: chain(3)
except RuntimeError as error:
    while error: print(repr(error), end=" <- "); error = error.__cause__
    print()
try:
    try: raise KeyError("first")
    except KeyError:
        try: raise ValueError("second")
        except ValueError: raise
except ValueError as error: print(repr(error.__context__), error.__traceback__ is not None, error.__traceback__.tb_lineno > 0)
e = ValueError("kept")
for _ in range(2):
    try: raise e
    except ValueError as caught: print(caught is e)
print(issubclass(NotFound, Exception), NotFound.__base__.__name__, e.with_traceback(None) is e, ValueError("a") == ValueError("a"))
