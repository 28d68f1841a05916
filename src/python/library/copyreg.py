"""How objects are taken apart and made again, for `copy` and `pickle`."""

import builtins as _builtins
from _prelude import _content, _slot_names


class _Any:
    def method(self):
        pass


_Method, _OfBuiltin = type(_Any().method), type(str.upper)


def _make(cls, base, content):
    return cls.__new__(cls) if base is object else base.__new__(cls, content)


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def reduce(owner):
    """`__reduce_ex__` of every object: its class's own way, if it has one."""
    if type(owner).__reduce__ is not object.__reduce__:
        return owner.__reduce__()
    return reduce_object(owner)


def reduce_object(owner):
    """`__reduce__` of every object."""
    cls = type(owner)
    base = _content(owner)
    if cls is _Method:
        return getattr, (owner.__self__, owner.__name__)
    if cls is _OfBuiltin:
        owning, name = owner.__qualname__.split(".")
        return getattr, (getattr(_builtins, owning), name)
    if base is range or base is slice:
        return cls, (owner.start, owner.stop, owner.step)
    if issubclass(cls, BaseException):
        state = getattr(owner, "__dict__", None)
        return (cls, owner.args, state) if state else (cls, owner.args)
    own = getattr(cls, "__getnewargs__", None)
    args, items, pairs = (), None, None
    if own is not None:
        args = own(owner)
    elif base in (int, float, str, bytes, tuple, frozenset):
        args = (base(owner),)
    elif base is set:
        return cls, (list(owner),), _state_of(owner)
    if base is list:
        items = iter(owner)
    elif base is dict:
        pairs = iter(owner.items())
    elif base is not object and not args and own is None:
        name = cls.__name__ if cls.__module__ == "builtins" else f"{cls.__module__}.{cls.__name__}"
        raise TypeError(f"cannot pickle '{name}' object")
    return __newobj__, (cls, *args), _state_of(owner), items, pairs


def _state_of(owner):
    if hasattr(type(owner), "__getstate__"):
        return owner.__getstate__()
    state = getattr(owner, "__dict__", None) or None
    slots = {name: getattr(owner, name) for name in _slot_names(type(owner)) if hasattr(owner, name)}
    return (state, slots) if slots else state


# Reducers by class, that come before the class's own.
dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
