"""weakref: what refers without keeping alive."""

from types import MethodType
from _prelude import _call
from _weakref import getweakrefcount, ref

__all__ = ["ref", "WeakKeyDictionary", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize", "ReferenceType"]

ReferenceType = ref


class WeakMethod:
    def __init__(self, method, callback=None):
        self._owner = ref(method.__self__)
        self._function = method.__func__

    def __call__(self):
        owner = self._owner()
        return None if owner is None else MethodType(self._function, owner)


class WeakValueDictionary:
    def __init__(self, other=(), /, **keywords):
        self._refs = {}
        self.update(other, **keywords)

    def _drop(self, key):
        def callback(gone):
            if self._refs.get(key) is gone:
                del self._refs[key]
        return callback

    def update(self, other=(), /, **keywords):
        for key, value in dict(other, **keywords).items():
            self[key] = value

    def __setitem__(self, key, value):
        self._refs[key] = ref(value, self._drop(key))

    def __getitem__(self, key):
        value = self._refs[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __delitem__(self, key):
        del self._refs[key]

    def get(self, key, default=None):
        found = self._refs.get(key)
        value = None if found is None else found()
        return default if value is None else value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def pop(self, key, *default):
        found = self._refs.pop(key, None)
        value = None if found is None else found()
        if value is None:
            if default:
                return default[0]
            raise KeyError(key)
        return value

    def __contains__(self, key):
        return self.get(key) is not None

    def __len__(self):
        return len(self._refs)

    def __iter__(self):
        return iter(list(self._refs))

    def keys(self):
        return iter(self)

    def values(self):
        return iter([value for value in [found() for found in self._refs.values()] if value is not None])

    def items(self):
        pairs = [(key, found()) for key, found in self._refs.items()]
        return iter([pair for pair in pairs if pair[1] is not None])


_MISSING = object()


class _Proxy:
    """What stands for an object without keeping it."""

    def __init__(self, target, callback):
        object.__setattr__(self, "_target", ref(target, callback))

    def __getattribute__(self, name):
        return getattr(_alive(self), name)

    def __setattr__(self, name, value):
        setattr(_alive(self), name, value)

    def __delattr__(self, name):
        delattr(_alive(self), name)

    def __repr__(self):
        target = object.__getattribute__(self, "_target")()
        kind = "NoneType" if target is None else type(target).__name__
        return f"<weakproxy at {id(self):#x} to {kind} at {id(target):#x}>"

    def __str__(self):
        return str(_alive(self))

    def __bool__(self):
        return bool(_alive(self))

    def __len__(self):
        return len(_alive(self))

    def __iter__(self):
        return iter(_alive(self))

    def __contains__(self, item):
        return item in _alive(self)

    def __getitem__(self, key):
        return _alive(self)[key]

    def __setitem__(self, key, value):
        _alive(self)[key] = value

    def __call__(self, *args, **keywords):
        return _alive(self)(*args, **keywords)


def _alive(proxy):
    target = object.__getattribute__(proxy, "_target")()
    if target is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return target


def proxy(object, callback=None, /):
    return _Proxy(object, callback)


def getweakrefs(object):
    return [ref(object) for _ in range(getweakrefcount(object))]


class WeakKeyDictionary:
    def __init__(self, dict=None):
        self._values = {}
        if dict is not None:
            for key, value in dict.items():
                self[key] = value

    def _remove(self, gone):
        self._values.pop(gone, None)

    def __setitem__(self, key, value):
        self._values[ref(key, self._remove)] = value

    def __getitem__(self, key):
        return self._values[ref(key)]

    def __delitem__(self, key):
        del self._values[ref(key)]

    def get(self, key, default=None):
        return self._values.get(ref(key), default)

    def setdefault(self, key, default=None):
        return self._values.setdefault(ref(key, self._remove), default)

    def pop(self, key, *default):
        return self._values.pop(ref(key), *default)

    def __contains__(self, key):
        return ref(key) in self._values

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return iter([key for key in [found() for found in self._values] if key is not None])

    def keys(self):
        return iter(self)

    def values(self):
        return iter(list(self._values.values()))

    def items(self):
        pairs = [(found(), value) for found, value in self._values.items()]
        return iter([pair for pair in pairs if pair[0] is not None])


class WeakSet:
    def __init__(self, data=None):
        self._refs = set()
        for item in data or ():
            self.add(item)

    def add(self, item):
        self._refs.add(ref(item, self._refs.discard))

    def discard(self, item):
        self._refs.discard(ref(item))

    def remove(self, item):
        self._refs.remove(ref(item))

    def __contains__(self, item):
        return ref(item) in self._refs

    def __len__(self):
        return len(self._refs)

    def __iter__(self):
        return iter([item for item in [found() for found in self._refs] if item is not None])


class finalize:
    """Calls a function when an object ends."""

    _all = {}

    def __init__(self, obj, func, /, *args, **keywords):
        self.atexit = True
        self._number = len(finalize._all)
        finalize._all[self] = (ref(obj, self._ended), func, args, keywords)

    def _ended(self, gone):
        self()

    def __call__(self, _=None):
        found = finalize._all.pop(self, None)
        return None if found is None else found[1](*found[2], **found[3])

    def detach(self):
        found = finalize._all.pop(self, None)
        return None if found is None else (found[0](), *found[1:])

    @property
    def alive(self):
        return self in finalize._all
