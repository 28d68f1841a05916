"""warnings: what a program is told without being stopped. C in CPython, in part."""

import sys
from _traceback import stack

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter", "resetwarnings",
           "catch_warnings", "deprecated"]

# What is done with which: action, text, class, module, line.
_DEFAULTS = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]
filters = list(_DEFAULTS)
_onceregistry, _shown = {}, set()


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno = message, category, filename, lineno
        self.file, self.line, self.source = file, line, source

    def __str__(self):
        return (
            f"{{message : {self.message!r}, category : {self.category.__name__!r}, filename : {self.filename!r}, "
            f"lineno : {self.lineno}, line : {self.line!r}}}"
        )


def formatwarning(message, category, filename, lineno, line=None):
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    return text + f"  {line.strip()}\n" if line else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    (sys.stderr if file is None else file).write(formatwarning(message, category, filename, lineno, line))


_showwarning = showwarning


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    if isinstance(message, Warning):
        category = message.__class__
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    frames = stack()
    place, module = (frames[stacklevel - 1] if stacklevel <= len(frames) else (("<sys>", 0, "", ""), "sys"))
    _warn_at(message, category, place[0], place[1], module, place[3])


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    _warn_at(message, category, filename, lineno, module or filename, "")


def _coroutine(message, filename, lineno, line):
    _warn_at(message, RuntimeWarning, filename, lineno, "__main__", line, "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n")


def _action(text, category, module, lineno):
    for action, wanted, cls, where, line in filters:
        if (
            (wanted is None or text.lower().startswith(wanted.lower())) and issubclass(category, cls)
            and (where is None or where == module) and (line == 0 or line == lineno)
        ):
            return action
    return "default"


def _warn_at(message, category, filename, lineno, module, line, more=""):
    text = str(message)
    if not isinstance(message, Warning):
        message = category(message)
    action = _action(text, category, module, lineno)
    if action == "ignore":
        return
    if action == "error":
        raise message
    key = (text, category) + (() if action == "once" else (module,) if action == "module" else (filename, lineno))
    if action not in ("always", "all"):
        if key in _shown:
            return
        _shown.add(key)
    if _records:
        _records[-1].append(WarningMessage(message, category, filename, lineno, line=None))
    elif showwarning is not _showwarning:
        showwarning(message, category, filename, lineno)
    else:
        showwarning(message, category, filename, lineno, None, line)
        if more:
            sys.stderr.write(more)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    _add(action, message or None, category, module or None, lineno, append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    _add(action, None, category, None, lineno, append)


def _add(action, message, category, module, lineno, append):
    if action not in ("error", "ignore", "always", "all", "default", "module", "once"):
        raise ValueError(f"invalid action: {action!r}")
    row = (action, message, category, module, lineno)
    if row in filters:
        filters.remove(row)
    filters.insert(len(filters) if append else 0, row)
    _shown.clear()


def resetwarnings():
    filters.clear()
    _shown.clear()


_records = []


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record, self._action = record, action
        self._rest = (category, lineno, append)

    def __enter__(self):
        global showwarning
        self._filters, self._show, self._seen = list(filters), showwarning, set(_shown)
        _shown.clear()
        if self._record:
            _records.append([])
        if self._action is not None:
            simplefilter(self._action, *self._rest)
        return _records[-1] if self._record else None

    def __exit__(self, *error):
        global showwarning
        filters[:] = self._filters
        showwarning = self._show
        _shown.clear()
        _shown.update(self._seen)
        if self._record:
            _records.pop()


class deprecated:
    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        self.message, self.category, self.stacklevel = message, category, stacklevel

    def __call__(self, arg, /):
        if self.category is None:
            arg.__deprecated__ = self.message
            return arg
        message, category, level = self.message, self.category, self.stacklevel

        def wrapper(*args, **keywords):
            warn(message, category, level)
            return arg(*args, **keywords)

        wrapper.__name__, wrapper.__qualname__, wrapper.__doc__ = arg.__name__, arg.__qualname__, arg.__doc__
        wrapper.__wrapped__, wrapper.__deprecated__ = arg, message
        return wrapper
