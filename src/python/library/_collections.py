"""What of collections is C in CPython."""

import _deque
from _prelude import _disguise, _enter_repr, _leave_repr, GenericAlias

_Generator = type(item for item in ())


class _deque_iterator:
    __iter__, __next__ = _Generator.__iter__, _Generator.__next__


class deque:
    __module__ = "collections"
    __slots__ = ("_ring", "maxlen", "__dict__", "__weakref__")
    _match_kind = 1

    append, appendleft, pop, popleft = _deque.append, _deque.appendleft, _deque.pop, _deque.popleft
    __len__, __getitem__, __setitem__ = _deque.__len__, _deque.__getitem__, _deque.__setitem__
    _items, _replace, _version = _deque._items, _deque._replace, _deque._version
    __hash__ = None

    def __new__(cls, *arguments, **keywords):
        made = object.__new__(cls)
        made._ring = _deque.new()
        made.maxlen = None
        return made

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None:
            if not isinstance(maxlen, int):
                raise TypeError("an integer is required")
            if maxlen < 0:
                raise ValueError("maxlen must be non-negative")
        self.maxlen = maxlen
        self._replace([])
        self.extend(iterable)

    def __class_getitem__(cls, key):
        return GenericAlias(cls, key)

    def __iter__(self):
        return _disguise(_deque_items(self), _deque_iterator)

    def __reversed__(self):
        return _disguise(_deque_items_back(self), _deque_iterator)

    def __bool__(self):
        return self.__len__() > 0

    def __contains__(self, value):
        version = self._version()
        for item in self._items():
            if item is value or item == value:
                return True
            if self._version() != version:
                raise RuntimeError("deque mutated during iteration")
        return False

    def __delitem__(self, at):
        items = self._items()
        try:
            del items[at]
        except IndexError:
            raise IndexError("deque index out of range") from None
        self._replace(items)

    def __repr__(self):
        if not _enter_repr(self):
            return "[...]"
        try:
            inner = f"{self._items()!r}"
        finally:
            _leave_repr()
        if self.maxlen is None:
            return f"{type(self).__name__}({inner})"
        return f"{type(self).__name__}({inner}, maxlen={self.maxlen})"

    def __eq__(self, other):
        return self._items() == other._items() if isinstance(other, deque) else NotImplemented

    def __ne__(self, other):
        return self._items() != other._items() if isinstance(other, deque) else NotImplemented

    def __lt__(self, other):
        return self._items() < other._items() if isinstance(other, deque) else NotImplemented

    def __le__(self, other):
        return self._items() <= other._items() if isinstance(other, deque) else NotImplemented

    def __gt__(self, other):
        return self._items() > other._items() if isinstance(other, deque) else NotImplemented

    def __ge__(self, other):
        return self._items() >= other._items() if isinstance(other, deque) else NotImplemented

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(f'can only concatenate deque (not "{type(other).__name__}") to deque')
        return type(self)(self._items() + other._items(), self.maxlen)

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, times):
        return type(self)(self._items() * times, self.maxlen)

    __rmul__ = __mul__

    def extend(self, iterable):
        for item in self._items() if iterable is self else iterable:
            self.append(item)

    def extendleft(self, iterable):
        for item in self._items() if iterable is self else iterable:
            self.appendleft(item)

    def clear(self):
        self._replace([])

    def copy(self):
        return type(self)(self._items(), self.maxlen)

    __copy__ = copy

    def count(self, value):
        return self._items().count(value)

    def index(self, value, start=0, stop=None):
        items = self._items()
        try:
            return items.index(value, start, len(items) if stop is None else stop)
        except ValueError:
            raise ValueError(f"{value!r} is not in deque") from None

    def insert(self, at, value):
        items = self._items()
        if len(items) == self.maxlen:
            raise IndexError("deque already at its maximum size")
        items.insert(at, value)
        self._replace(items)

    def remove(self, value):
        items = self._items()
        try:
            items.remove(value)
        except ValueError:
            raise ValueError("deque.remove(x): x not in deque") from None
        self._replace(items)

    def reverse(self):
        self._replace(self._items()[::-1])

    def rotate(self, n=1):
        items = self._items()
        if items:
            n %= len(items)
            self._replace(items[len(items) - n:] + items[:len(items) - n])

    def __reduce__(self):
        arguments = () if self.maxlen is None else ((), self.maxlen)
        return type(self), arguments, None, iter(self._items())


def _deque_items(owner):
    at, version = 0, owner._version()
    while at < len(owner):
        if owner._version() != version:
            raise RuntimeError("deque mutated during iteration")
        yield owner[at]
        at += 1
    if owner._version() != version:
        raise RuntimeError("deque mutated during iteration")


def _deque_items_back(owner):
    at, version = len(owner) - 1, owner._version()
    while at >= 0:
        if owner._version() != version:
            raise RuntimeError("deque mutated during iteration")
        yield owner[at]
        at -= 1


class defaultdict(dict):
    __module__ = "collections"

    def __init__(self, default_factory=None, /, *args, **keywords):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        self.default_factory = default_factory
        dict.__init__(self)
        self.update(*args, **keywords)

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self.default_factory()
        self[key] = value
        return value

    def __repr__(self):
        return f"{type(self).__name__}({self.default_factory!r}, {dict.__repr__(self)})"

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __reduce__(self):
        arguments = () if self.default_factory is None else (self.default_factory,)
        return type(self), arguments, None, None, iter(self.items())

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(self.default_factory, other)
        new.update(self)
        return new


class OrderedDict(dict):
    __module__ = "collections"

    def move_to_end(self, key, last=True):
        if key not in self:
            raise KeyError(key)
        value = dict.pop(self, key)
        if last:
            dict.__setitem__(self, key, value)
            return
        others = list(dict.items(self))
        dict.clear(self)
        dict.__setitem__(self, key, value)
        dict.update(self, others)

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        if last:
            return dict.popitem(self)
        key = next(iter(self))
        return key, dict.pop(self, key)

    def __reversed__(self):
        return reversed(list(self))

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other):
        return not self == other

    def __repr__(self):
        if not self:
            return f"{type(self).__name__}()"
        return f"{type(self).__name__}({dict.__repr__(self)})"

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def __reduce__(self):
        return type(self), (), None, None, iter(self.items())

    @classmethod
    def fromkeys(cls, iterable, value=None):
        new = cls()
        for key in iterable:
            new[key] = value
        return new

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new


def _count_elements(mapping, iterable):
    for item in iterable:
        mapping[item] = mapping.get(item, 0) + 1


class _tuplegetter:
    """A field of a named tuple."""

    def __init__(self, place, doc):
        self._place, self.__doc__ = place, doc

    def __get__(self, owner, cls=None):
        return self if owner is None else tuple.__getitem__(owner, self._place)

    def __set__(self, owner, value):
        raise AttributeError("can't set attribute")

    def __repr__(self):
        return f"_tuplegetter({self._place}, {self.__doc__!r})"


def _fields_from(name, fields, defaults, args, keywords):
    """The arguments of a named tuple in the order of its fields."""
    if not keywords and len(args) == len(fields):
        return args
    if len(args) > len(fields):
        least = len(fields) + 1 - len(defaults)
        takes = f"{len(fields) + 1}" if not defaults else f"from {least} to {len(fields) + 1}"
        were = "was" if len(args) == 0 else "were"
        raise TypeError(f"{name}.__new__() takes {takes} positional arguments but {len(args) + 1} {were} given")
    values, missing = list(args), []
    for at in range(len(args), len(fields)):
        field = fields[at]
        if field in keywords:
            values.append(keywords.pop(field))
        elif field in defaults:
            values.append(defaults[field])
        else:
            missing.append(repr(field))
    for keyword in keywords:
        if keyword in fields:
            raise TypeError(f"{name}.__new__() got multiple values for argument '{keyword}'")
        raise TypeError(f"{name}.__new__() got an unexpected keyword argument '{keyword}'")
    if missing:
        plural = "" if len(missing) == 1 else "s"
        names = " and ".join(missing) if len(missing) < 3 else ", ".join(missing[:-1]) + ", and " + missing[-1]
        raise TypeError(f"{name}.__new__() missing {len(missing)} required positional argument{plural}: {names}")
    return values


def _namedtuple_new(typename, fields, defaults):
    def __new__(_cls, *args, **keywords):
        return tuple.__new__(_cls, _fields_from(typename, fields, defaults, args, keywords))

    __new__.__qualname__ = f"{typename}.__new__"
    return __new__
