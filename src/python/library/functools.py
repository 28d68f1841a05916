"""functools: what of it is Python in CPython too."""

from _functools import Placeholder, cmp_to_key, partial, reduce, _lru_cache_wrapper
from abc import get_cache_token
from collections import namedtuple

__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
    "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property",
    "Placeholder",
]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotate__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)
_CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])
_MISSING = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        value = getattr(wrapped, name, _MISSING)
        if value is not _MISSING:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _remembering(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: _remembering(function, maxsize, typed)


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


def _remembering(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _CacheInfo)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def _from_lt(self, other, name, root):
    less = root(self, other)
    if less is NotImplemented:
        return less
    if name == "__gt__":
        return not less and self != other
    return less or self == other if name == "__le__" else not less


def _from_le(self, other, name, root):
    less = root(self, other)
    if less is NotImplemented:
        return less
    if name == "__lt__":
        return less and self != other
    return not less or self == other if name == "__ge__" else not less


def _from_gt(self, other, name, root):
    greater = root(self, other)
    if greater is NotImplemented:
        return greater
    if name == "__lt__":
        return not (greater or self == other)
    return greater or self == other if name == "__ge__" else not greater


def _from_ge(self, other, name, root):
    greater = root(self, other)
    if greater is NotImplemented:
        return greater
    if name == "__gt__":
        return greater and self != other
    return not greater or self == other if name == "__le__" else not greater


_ORDERS = {"__lt__": _from_lt, "__le__": _from_le, "__gt__": _from_gt, "__ge__": _from_ge}


def total_ordering(cls):
    own = [name for name in _ORDERS if getattr(cls, name, None) is not getattr(object, name, None)]
    if not own:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(own)
    for name in _ORDERS:
        if name not in own:
            _add_order(cls, name, root)
    return cls


def _add_order(cls, name, root):
    make = _ORDERS[root]

    def method(self, other):
        return make(self, other, name, getattr(type(self), root))

    method.__name__ = name
    setattr(cls, name, method)


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func, self.args, self.keywords = func, args, keywords

    def __get__(self, owner, cls=None):
        if hasattr(self.func, "__get__"):
            return partial(self.func.__get__(owner, cls), *self.args, **self.keywords)
        return partial(self.func, owner, *self.args, **self.keywords)


class cached_property:
    # The name under which instances keep the value, once a class has given it.
    attrname = None

    def __init__(self, func):
        self.func = func
        self.__doc__, self.__module__ = func.__doc__, func.__module__

    def __set_name__(self, owner, name):
        if self.attrname not in (None, name):
            raise TypeError(
                f"Cannot assign the same cached_property to two different names ({self.attrname!r} and {name!r})."
            )
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            known = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} "
                f"instance to cache {self.attrname!r} property."
            ) from None
        value = known.get(self.attrname, _MISSING)
        if value is _MISSING:
            value = self.func(instance)
            known[self.attrname] = value
        return value


def singledispatch(func):
    """The implementation is that of the first class in the argument's order of
    bases, or of an abstract class that it takes part in."""
    registry = {object: func}
    known, token = {}, None
    name = getattr(func, "__name__", "singledispatch function")

    def dispatch(cls):
        nonlocal token
        if token != get_cache_token():
            token = get_cache_token()
            known.clear()
        if cls not in known:
            known[cls] = _implementation(registry, cls)
        return known[cls]

    def register(cls, func=None):
        if func is None:
            if isinstance(cls, type):
                return lambda func: register(cls, func)
            func = cls
            hints = [hint for place, hint in func.__annotations__.items() if place != "return"]
            if not hints:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. "
                    f"Use either `@register(some_class)` or plain `@register` on an annotated function."
                )
            cls = hints[0]
        for one in getattr(cls, "__args__", None) if not isinstance(cls, type) else (cls,):
            registry[one] = func
        known.clear()
        return func

    def wrapper(*args, **keywords):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **keywords)

    wrapper.register, wrapper.dispatch, wrapper.registry = register, dispatch, registry
    wrapper._clear_cache = known.clear
    return update_wrapper(wrapper, func)


def _implementation(registry, cls):
    for base in cls.__mro__[:-1]:
        if base in registry:
            return registry[base]
    fitting = [one for one in registry if one is not object and issubclass(cls, one)]
    for one in fitting:
        if all(issubclass(one, other) for other in fitting):
            return registry[one]
    if len(fitting) > 1:
        raise RuntimeError(f"Ambiguous dispatch: {fitting[0]} or {fitting[1]}")
    return registry[object]


class singledispatchmethod:
    def __init__(self, func):
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, owner, cls=None):
        def method(*args, **keywords):
            if not args:
                raise TypeError(f"{self.func.__name__} requires at least 1 positional argument")
            return self.dispatcher.dispatch(args[0].__class__).__get__(owner, cls)(*args, **keywords)

        method.register = self.register
        return update_wrapper(method, self.func)
