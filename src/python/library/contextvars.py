"""contextvars: variables that each context has a value of. C in CPython."""

from _prelude import _call
from _thread import get_ident

_MISSING = object()


class Token:
    MISSING = _MISSING
    __module__ = "_contextvars"

    def __init__(self, context, var, old):
        self._context, self.var, self._old, self._used = context, var, old, False

    @property
    def old_value(self):
        return self._old

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.var.reset(self)

    def __repr__(self):
        used = " used" if self._used else ""
        return f"<Token{used} var={self.var!r} at {id(self):#x}>"


class _Missing:
    def __repr__(self):
        return "<Token.MISSING>"


_MISSING = Token.MISSING = _Missing()


class ContextVar:
    __module__ = "_contextvars"

    def __init__(self, name, /, *, default=_MISSING):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self.name, self._default = name, default

    def get(self, default=_MISSING, /):
        value = _current()._values.get(self, _MISSING)
        if value is not _MISSING:
            return value
        if default is not _MISSING:
            return default
        if self._default is not _MISSING:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        context = _current()
        token = Token(context, self, context._values.get(self, _MISSING))
        context._values[self] = value
        return token

    def reset(self, token, /):
        if not isinstance(token, Token):
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token.var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        context = _current()
        if token._context is not context:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        if token._old is _MISSING:
            del context._values[self]
        else:
            context._values[self] = token._old

    def __class_getitem__(cls, key):
        return cls

    def __repr__(self):
        default = "" if self._default is _MISSING else f" default={self._default!r}"
        return f"<ContextVar name={self.name!r}{default} at {id(self):#x}>"


class Context:
    __module__ = "_contextvars"

    def __init__(self):
        self._values, self._entered = {}, False

    def run(self, callable, /, *args, **keywords):
        if self._entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        self._entered = True
        entered = _stack()
        entered.append(self)
        try:
            return _call(callable, *args, **keywords)
        finally:
            entered.pop()
            self._entered = False

    def copy(self):
        made = Context()
        made._values = dict(self._values)
        return made

    def get(self, var, default=None, /):
        return self._values.get(var, default)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()

    def __getitem__(self, var):
        return self._values[var]

    def __contains__(self, var):
        return var in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __repr__(self):
        return f"<_contextvars.Context object at {id(self):#x}>"


_entered = {}


def _stack():
    """What contexts this thread has entered; it begins with one of its own."""
    me = get_ident()
    entered = _entered.get(me)
    if entered is None:
        entered = _entered[me] = [Context()]
    return entered


def _current():
    return _stack()[-1]


def copy_context():
    return _current().copy()
