"""`threading.local`: attributes that each thread has for itself. C in CPython."""

from _thread import get_ident

# Whether there was ever one: then those of a thread go at its end.
_is_used = False


class _local:
    __module__ = "_thread"

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        global _is_used
        _is_used = True
        made = object.__new__(cls)
        object.__setattr__(made, "_parts", {get_ident(): {}})
        object.__setattr__(made, "_begin", (args, kwargs))
        return made

    def __getattribute__(self, name):
        if name == "__dict__":
            return _part(self)
        part = _part(self)
        if name in part:
            return part[name]
        try:
            return object.__getattribute__(self, name)
        except AttributeError:
            pass
        raise AttributeError(f"'{type(self).__module__}.{type(self).__qualname__}' object has no attribute '{name}'")

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError(f"'{type(self).__name__}' object attribute '__dict__' is read-only")
        _part(self)[name] = value

    def __delattr__(self, name):
        part = _part(self)
        if name not in part:
            kind = type(self)
            raise AttributeError(f"'{kind.__module__}.{kind.__qualname__}' object has no attribute '{name}'")
        del part[name]


def _part(it):
    """This thread's attributes; a new thread begins with what `__init__` sets."""
    parts = object.__getattribute__(it, "_parts")
    me = get_ident()
    part = parts.get(me)
    if part is None:
        part = parts[me] = {}
        args, kwargs = object.__getattribute__(it, "_begin")
        type(it).__init__(it, *args, **kwargs)
    return part
