"""Blocks of memory by name, and lists in them. A byte is a word here, so that each is read
and written in one go."""

import os
import _process
import _shared

from multiprocessing import process

__all__ = ["SharedMemory", "ShareableList"]

# A name's words begin where no other number lies.
_NAMES = 1 << 59


def _place_of(name):
    """Where a name's size, and behind it its first byte, stand."""
    number = 0
    for letter in name.encode():
        number = (number * 257 + letter + 1) % ((1 << 57) - 13)
    return _NAMES + 2 * number


class _Bytes:
    """A view of the block's bytes."""

    def __init__(self, first, size):
        self._first, self._size = first, size

    def __len__(self):
        if self._size is None:
            raise ValueError("operation forbidden on released memoryview object")
        return self._size

    nbytes = property(__len__)

    def _load(self, place):
        return _shared.load(self._first + place)

    def _index(self, key):
        size = len(self)
        if key < 0:
            key += size
        if not 0 <= key < size:
            raise IndexError("index out of bounds on dimension 1")
        return key

    def __getitem__(self, key):
        if isinstance(key, slice):
            start, stop, step = key.indices(len(self))
            if step != 1:
                from _prelude import _refuse
                _refuse("a memoryview with a step")
            return _Bytes(self._first + start, max(stop - start, 0))
        return self._load(self._index(key))

    def __setitem__(self, key, value):
        if isinstance(key, slice):
            places = range(*key.indices(len(self)))
            if len(value) != len(places):
                raise ValueError("memoryview assignment: lvalue and rvalue have different structures")
            for place, byte in zip(places, value):
                _shared.store(self._first + place, byte)
            return
        if not isinstance(value, int):
            raise TypeError(f"memoryview: invalid type for format 'B'")
        if not 0 <= value < 256:
            raise ValueError("memoryview: invalid value for format 'B'")
        _shared.store(self._first + self._index(key), value)

    def __iter__(self):
        for place in range(len(self)):
            yield self._load(place)

    def __bytes__(self):
        return self.tobytes()

    def tobytes(self):
        return bytes(list(self))

    def tolist(self):
        return list(self)

    def __eq__(self, other):
        return self.tobytes() == bytes(other)

    def release(self):
        self._size = None


_made = 0


def _new_name():
    global _made
    _made += 1
    return f"psm_{os.getpid():04x}{_made:04x}"


class SharedMemory:
    def __init__(self, name=None, create=False, size=0, *, track=True):
        if not size >= 0:
            raise ValueError("'size' must be a positive integer")
        if create and size == 0:
            raise ValueError("'size' must be a positive number different from zero")
        if name is None and not create:
            raise ValueError("'name' can only be None if create=True")
        self._name = _new_name() if name is None else name
        place = _place_of(self._name)
        if create:
            if _shared.load(place):
                raise FileExistsError(17, "File exists", "/" + self._name)
            _shared.store(place + 1, _process.number(size))
            _shared.store(place, size)
        self._size = _shared.load(place)
        if not self._size:
            raise FileNotFoundError(2, "No such file or directory", "/" + self._name)
        self._buf = _Bytes(_shared.load(place + 1), self._size)

    def __reduce__(self):
        return SharedMemory, (self._name, False, self._size)

    def __repr__(self):
        return f"{type(self).__name__}({self._name!r}, size={self._size})"

    @property
    def name(self):
        return self._name

    @property
    def size(self):
        return self._size

    @property
    def buf(self):
        return self._buf

    def close(self):
        if self._buf is not None:
            self._buf.release()
            self._buf = None

    def unlink(self):
        place = _place_of(self._name)
        if not _shared.load(place):
            raise FileNotFoundError(2, "No such file or directory", "/" + self._name)
        _shared.store(place, 0)


class ShareableList:
    def __init__(self, sequence=None, *, name=None):
        from _prelude import _refuse
        _refuse("multiprocessing.shared_memory.ShareableList")
