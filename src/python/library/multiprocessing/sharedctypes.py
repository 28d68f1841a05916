"""Numbers in memory that processes share: one word each, read and written in one go.
There are no structures."""

import _process
import _shared

from multiprocessing import context
from multiprocessing.synchronize import _make

__all__ = ["RawValue", "RawArray", "Value", "Array", "copy", "synchronized"]

# By the letter: its name, and how many bits an int has; a float has none.
_KINDS = {
    "c": ("c_char", 8), "b": ("c_byte", -8), "B": ("c_ubyte", 8), "u": ("c_wchar", 32), "h": ("c_short", -16),
    "H": ("c_ushort", 16), "i": ("c_int", -32), "I": ("c_uint", 32), "l": ("c_long", -64), "L": ("c_ulong", 64),
    "q": ("c_long", -64), "Q": ("c_ulong", 64), "f": ("c_float", None), "d": ("c_double", None),
}


def _check_kind(typecode):
    if not isinstance(typecode, str):
        from _prelude import _refuse
        _refuse("a shared value of a ctypes class")
    if typecode not in _KINDS:
        raise TypeError("this type has no size")


def _to_word(typecode, value):
    """A value as its 64 bits."""
    bits = _KINDS[typecode][1]
    if typecode == "c":
        if not isinstance(value, (bytes, int)) or isinstance(value, bytes) and len(value) != 1:
            raise TypeError("one character bytes, bytearray, or an integer in range(256) expected")
        return value[0] if isinstance(value, bytes) else value
    if typecode == "u":
        return ord(value)
    if bits is None:
        if not isinstance(value, (int, float)):
            raise TypeError(f"must be real number, not {type(value).__name__}")
        return _shared.bits(_single(float(value)) if typecode == "f" else float(value))
    if not isinstance(value, int):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    value &= (1 << abs(bits)) - 1
    if bits < 0 or bits == 64:
        top = 1 << abs(bits) - 1
        return value - 2 * top if value >= top else value
    return value


def _of_word(typecode, word):
    bits = _KINDS[typecode][1]
    if typecode == "c":
        return bytes([word])
    if typecode == "u":
        return chr(word)
    if bits is None:
        return _shared.float(word)
    return word + (1 << 64) if bits == 64 and word < 0 else word


def _single(value):
    """The nearest float that has 24 bits."""
    if value != value or value in (0.0, float("inf"), -float("inf")):
        return value
    above, below = abs(value).as_integer_ratio()
    power = above.bit_length() - below.bit_length() - 24
    scaled = above << -power if power < 0 else above
    whole, rest = divmod(scaled, below << power if power > 0 else below)
    unit = below << power if power > 0 else below
    if 2 * rest > unit or 2 * rest == unit and whole & 1:
        whole += 1
    size = whole * 2.0**power
    return -size if value < 0 else size


class _Simple:
    """A number in shared memory."""

    def __init__(self, typecode, word):
        self._typecode, self._word = typecode, word

    @property
    def value(self):
        return _of_word(self._typecode, _shared.load(self._word))

    @value.setter
    def value(self, value):
        _shared.store(self._word, _to_word(self._typecode, value))

    def __getstate__(self):
        context.assert_spawning(self)
        return self._typecode, self._word

    def __setstate__(self, state):
        self._typecode, self._word = state

    def __reduce__(self):
        return _make, (_Simple, self.__getstate__())

    def __repr__(self):
        return f"{_KINDS[self._typecode][0]}({self.value!r})"


class _Row:
    """Numbers beside each other in shared memory."""

    def __init__(self, typecode, word, length):
        self._typecode, self._word, self._length = typecode, word, length

    def __len__(self):
        return self._length

    def _places(self, key):
        return range(*key.indices(self._length))

    def _place(self, key):
        if not isinstance(key, int):
            raise TypeError("indices must be integers")
        if key < 0:
            key += self._length
        if not 0 <= key < self._length:
            raise IndexError("invalid index")
        return key

    def _joined(self, items):
        return b"".join(items) if self._typecode == "c" else "".join(items) if self._typecode == "u" else items

    def __getitem__(self, key):
        if isinstance(key, slice):
            return self._joined([self._get(place) for place in self._places(key)])
        return self._get(self._place(key))

    def _get(self, place):
        return _of_word(self._typecode, _shared.load(self._word + place))

    def _set(self, place, value):
        _shared.store(self._word + place, _to_word(self._typecode, value))

    def __setitem__(self, key, value):
        if not isinstance(key, slice):
            self._set(self._place(key), value)
            return
        places = self._places(key)
        if len(value) != len(places):
            raise ValueError("Can only assign sequence of same size")
        for place, item in zip(places, value):
            self._set(place, item)

    def __iter__(self):
        for place in range(self._length):
            yield self._get(place)

    @property
    def raw(self):
        return self[:]

    @raw.setter
    def raw(self, value):
        self[:len(value)] = value

    @property
    def value(self):
        if self._typecode != "c":
            raise AttributeError(f"'{_KINDS[self._typecode][0]}_Array_{self._length}' object has no attribute 'value'")
        return self[:].split(b"\0")[0]

    @value.setter
    def value(self, value):
        if len(value) > self._length:
            raise ValueError("byte string too long")
        self[:len(value)] = value
        if len(value) < self._length:
            self._set(len(value), b"\0")

    def __getstate__(self):
        context.assert_spawning(self)
        return self._typecode, self._word, self._length

    def __setstate__(self, state):
        self._typecode, self._word, self._length = state

    def __reduce__(self):
        return _make, (_Row, self.__getstate__())

    def __repr__(self):
        name = f"{_KINDS[self._typecode][0]}_Array_{self._length}"
        return f"<multiprocessing.sharedctypes.{name} object at {id(self):#x}>"


def RawValue(typecode_or_type, *args):
    _check_kind(typecode_or_type)
    made = _Simple(typecode_or_type, _process.number())
    if args:
        made.value = args[0]
    return made


def RawArray(typecode_or_type, size_or_initializer):
    _check_kind(typecode_or_type)
    if isinstance(size_or_initializer, int):
        return _Row(typecode_or_type, _process.number(max(size_or_initializer, 1)), size_or_initializer)
    items = list(size_or_initializer)
    made = _Row(typecode_or_type, _process.number(max(len(items), 1)), len(items))
    for place, item in enumerate(items):
        made._set(place, item)
    return made


def _lock_for(lock, ctx):
    if lock is True or lock is None:
        return (ctx or context._default_context.get_context()).RLock()
    if not hasattr(lock, "acquire"):
        raise AttributeError("%r has no method 'acquire'" % lock)
    return lock


def Value(typecode_or_type, *args, lock=True, ctx=None):
    made = RawValue(typecode_or_type, *args)
    return made if lock is False else synchronized(made, _lock_for(lock, ctx))


def Array(typecode_or_type, size_or_initializer, *, lock=True, ctx=None):
    made = RawArray(typecode_or_type, size_or_initializer)
    return made if lock is False else synchronized(made, _lock_for(lock, ctx))


def copy(obj):
    return RawValue(obj._typecode, obj.value) if isinstance(obj, _Simple) else RawArray(obj._typecode, list(obj))


def synchronized(obj, lock=None, ctx=None):
    assert not isinstance(obj, SynchronizedBase), "object already synchronized"
    if isinstance(obj, _Simple):
        return Synchronized(obj, lock, ctx)
    return (SynchronizedString if obj._typecode == "c" else SynchronizedArray)(obj, lock, ctx)


class SynchronizedBase:
    """Something shared with a lock beside it."""

    def __init__(self, obj, lock=None, ctx=None):
        self._obj = obj
        self._lock = lock or (ctx or context._default_context.get_context()).RLock()
        self._bind()

    def _bind(self):
        self.acquire, self.release = self._lock.acquire, self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __getstate__(self):
        context.assert_spawning(self)
        return self._obj, self._lock

    def __setstate__(self, state):
        self._obj, self._lock = state
        self._bind()

    def __reduce__(self):
        return _make, (type(self), self.__getstate__())

    def get_obj(self):
        return self._obj

    def get_lock(self):
        return self._lock

    def __repr__(self):
        return "<%s wrapper for %s>" % (type(self).__name__, self._obj)


class Synchronized(SynchronizedBase):
    @property
    def value(self):
        self.acquire()
        try:
            return self._obj.value
        finally:
            self.release()

    @value.setter
    def value(self, value):
        self.acquire()
        try:
            self._obj.value = value
        finally:
            self.release()


class SynchronizedArray(SynchronizedBase):
    def __len__(self):
        return len(self._obj)

    def __getitem__(self, i):
        self.acquire()
        try:
            return self._obj[i]
        finally:
            self.release()

    def __setitem__(self, i, value):
        self.acquire()
        try:
            self._obj[i] = value
        finally:
            self.release()


class SynchronizedString(SynchronizedArray):
    value = Synchronized.value

    @property
    def raw(self):
        self.acquire()
        try:
            return self._obj.raw
        finally:
            self.release()

    @raw.setter
    def raw(self, value):
        self.acquire()
        try:
            self._obj.raw = value
        finally:
            self.release()
