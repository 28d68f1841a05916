"""What of functools is C in CPython."""

from _prelude import _call

_MISSING = object()


class _Owner:
    def method(self):
        pass


_Method = type(_Owner().method)


class _PlaceholderType:
    def __repr__(self):
        return "Placeholder"


Placeholder = _PlaceholderType()


class partial:
    __module__ = "functools"

    def __new__(cls, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if args and args[-1] is Placeholder:
            raise TypeError("trailing Placeholders are not allowed")
        made = object.__new__(cls)
        if isinstance(func, partial):
            args, keywords = _filled(func.args, args), {**func.keywords, **keywords}
            func = func.func
        made.func, made.args, made.keywords = func, args, keywords
        return made

    def __call__(self, /, *args, **keywords):
        return _call(self.func, *_filled(self.args, args), **{**self.keywords, **keywords})

    def __get__(self, owner, cls=None):
        return self if owner is None else _Method(self, owner)

    def __repr__(self):
        parts = [repr(self.func)]
        parts.extend([repr(one) for one in self.args])
        parts.extend([f"{name}={value!r}" for name, value in self.keywords.items()])
        cls = type(self)
        module = "functools" if cls is partial else cls.__module__
        return f"{module}.{cls.__qualname__}({', '.join(parts)})"

    def __reduce__(self):
        return type(self), (self.func,), (self.func, self.args, self.keywords, None)

    def __setstate__(self, state):
        self.func, self.args, self.keywords = state[0], state[1], state[2]


def _filled(before, args):
    if Placeholder not in before:
        return before + args
    holes = before.count(Placeholder)
    if len(args) < holes:
        raise TypeError(f"missing positional arguments in 'partial' call; expected at least {holes}, got {len(args)}")
    given = iter(args)
    return tuple([next(given) if one is Placeholder else one for one in before]) + args[holes:]


def reduce(function, iterable, /, initial=_MISSING):
    items = iter(iterable)
    result = initial
    if result is _MISSING:
        result = next(items, _MISSING)
        if result is _MISSING:
            raise TypeError("reduce() of empty iterable with no initial value")
    for item in items:
        result = function(result, item)
    return result


class _Key:
    """What `cmp_to_key` makes of a value."""

    __slots__ = ("_compare", "obj")
    __hash__ = None

    def __init__(self, compare, obj):
        self._compare, self.obj = compare, obj

    def __lt__(self, other):
        return self._compare(self.obj, other.obj) < 0

    def __le__(self, other):
        return self._compare(self.obj, other.obj) <= 0

    def __eq__(self, other):
        return self._compare(self.obj, other.obj) == 0

    def __ge__(self, other):
        return self._compare(self.obj, other.obj) >= 0

    def __gt__(self, other):
        return self._compare(self.obj, other.obj) > 0


def cmp_to_key(mycmp):
    return lambda obj: _Key(mycmp, obj)


class _Arguments(tuple):
    """Arguments as a key that is told from any value by its class."""

    __slots__ = ()


class _lru_cache_wrapper:
    __module__ = "functools"

    def __init__(self, function, maxsize, typed, info):
        self._function, self._maxsize, self._typed, self._info = function, maxsize, typed, info
        self._known = {}
        self._hits = self._misses = 0

    def __call__(self, /, *args, **keywords):
        if self._maxsize == 0:
            self._misses += 1
            return _call(self._function, *args, **keywords)
        key = _key_of(args, keywords, self._typed)
        hash(key)
        known = self._known
        result = known.get(key, _MISSING)
        if result is not _MISSING:
            self._hits += 1
            if self._maxsize is not None:
                # The keys stand in the order of their last use.
                known[key] = known.pop(key)
            return result
        self._misses += 1
        result = _call(self._function, *args, **keywords)
        if self._maxsize is not None and key not in known and len(known) >= self._maxsize:
            del known[next(iter(known))]
        known[key] = result
        return result

    def __get__(self, owner, cls=None):
        return self if owner is None else _Method(self, owner)

    def __repr__(self):
        return f"<functools._lru_cache_wrapper object at {id(self):#x}>"

    def cache_info(self):
        return self._info(self._hits, self._misses, self._maxsize, len(self._known))

    def cache_clear(self):
        self._known.clear()
        self._hits = self._misses = 0


def _key_of(args, keywords, typed):
    if not keywords and not typed:
        if len(args) == 1 and type(args[0]) in (int, str):
            return args[0]
        return _Arguments(args)
    key = [*args]
    if keywords:
        key.append(_MISSING)
        for name, value in keywords.items():
            key.append(name)
            key.append(value)
    if typed:
        key.extend([type(value) for value in args])
        key.extend([type(value) for value in keywords.values()])
    return _Arguments(key)
