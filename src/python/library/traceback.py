"""traceback: where an exception has been, as text."""

import sys
from _traceback import places, stack, text

__all__ = [
    "extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack",
    "format_tb", "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb",
    "FrameSummary", "StackSummary", "TracebackException",
]

_MISSING = object()


class FrameSummary:
    def __init__(self, filename, lineno, name, line=""):
        self.filename, self.lineno, self.name, self.line = filename, lineno, name, line

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, at):
        return (self.filename, self.lineno, self.name, self.line)[at]

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    def format(self):
        return format_list(self)


def _error_of(exc, value):
    if value is not _MISSING:
        return value
    return sys.exception() if exc is None else exc


def format_list(extracted_list):
    return [
        f'  File "{one[0]}", line {one[1]}, in {one[2]}\n' + (f"    {one[3]}\n" if one[3] else "")
        for one in extracted_list
    ]


def extract_tb(tb, limit=None):
    found = [] if tb is None else places(tb) or []
    return StackSummary([FrameSummary(*one) for one in _limited(found, limit)])


def _limited(found, limit):
    if limit is None:
        return found
    return found[:limit] if limit >= 0 else found[limit:]


def extract_stack(f=None, limit=None):
    found = [FrameSummary(*place) for place, module in stack() if module != "traceback"]
    return StackSummary((found if limit is None else found[:limit])[::-1])


def format_tb(tb, limit=None):
    return format_list(extract_tb(tb, limit))


def print_tb(tb, limit=None, file=None):
    _write("".join(format_tb(tb, limit)), file)


def format_stack(f=None, limit=None):
    return format_list(extract_stack(f, limit))


def print_stack(f=None, limit=None, file=None):
    _write("".join(format_stack(f, limit)), file)


def _write(shown, file):
    (sys.stderr if file is None else file).write(shown)


def format_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, chain=True, **keywords):
    error = _error_of(exc, value)
    if error is None:
        return ["NoneType: None\n"]
    return text(error).splitlines(True)


def format_exception_only(exc, /, value=_MISSING, *, show_group=False, **keywords):
    error = _error_of(exc, value)
    name = type(error).__qualname__
    if type(error).__module__ not in ("builtins", "__main__"):
        name = f"{type(error).__module__}.{name}"
    says = str(error)
    lines = [f"{name}: {says}\n" if says else f"{name}\n"]
    lines.extend([f"{note}\n" for note in getattr(error, "__notes__", ())])
    return lines


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exception()))


def print_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, file=None, chain=True, **keywords):
    _write("".join(format_exception(exc, value)), file)


def print_exc(limit=None, file=None, chain=True):
    _write(format_exc(), file)


def print_last(limit=None, file=None, chain=True):
    raise ValueError("no last exception")


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, **keywords):
        self._error = exc_value
        self.exc_type, self.exc_type_str = exc_type, exc_type.__qualname__
        self.stack = extract_tb(exc_value)

    @classmethod
    def from_exception(cls, exc, **keywords):
        return cls(type(exc), exc, exc.__traceback__)

    def format(self, *, chain=True, **keywords):
        yield from format_exception(self._error)

    def format_exception_only(self, *, show_group=False, **keywords):
        yield from format_exception_only(self._error)

    def print(self, *, file=None, chain=True, **keywords):
        print_exception(self._error, file=file)
