"""itertools: iterators that are C in CPython. Generators of ours that say they
are objects of the class that they stand for."""

from _prelude import _disguise

_MISSING = object()
_Generator = type(item for item in ())


class _Lazy:
    """What all of them have: the methods of a generator that a loop needs."""

    __slots__ = ()
    __iter__, __next__ = _Generator.__iter__, _Generator.__next__


def _start(value, what):
    try:
        number = value.__index__()
    except AttributeError:
        raise ValueError(what) from None
    if number < 0:
        raise ValueError(what)
    return number


class count:
    def __init__(self, start=0, step=1):
        if isinstance(start, (str, bytes, list, tuple)) or not (hasattr(start, "__add__") and hasattr(step, "__add__")):
            raise TypeError("a number is required")
        self._next, self._step = start, step

    def __iter__(self):
        return self

    def __next__(self):
        value = self._next
        self._next = value + self._step
        return value

    def __repr__(self):
        if type(self._step) is int and self._step == 1:
            return f"count({self._next!r})"
        return f"count({self._next!r}, {self._step!r})"


class repeat:
    def __init__(self, object, times=None):
        self._object = object
        self._left = None if times is None else max(times, 0)

    def __iter__(self):
        return self

    def __next__(self):
        if self._left is not None:
            if self._left == 0:
                raise StopIteration
            self._left -= 1
        return self._object

    def __length_hint__(self):
        if self._left is None:
            raise TypeError("len() of unsized object")
        return self._left

    def __repr__(self):
        if self._left is None:
            return f"repeat({self._object!r})"
        return f"repeat({self._object!r}, {self._left})"


class cycle(_Lazy):
    def __new__(cls, iterable, /):
        return _disguise(_cycle(iter(iterable)), cls)


def _cycle(items):
    seen = []
    for item in items:
        seen.append(item)
        yield item
    while seen:
        for item in seen:
            yield item


class accumulate(_Lazy):
    def __new__(cls, iterable, func=None, *, initial=None):
        return _disguise(_accumulate(iter(iterable), func, initial), cls)


def _accumulate(items, func, total):
    if total is None:
        for total in items:
            break
        else:
            return
    yield total
    for item in items:
        total = total + item if func is None else func(total, item)
        yield total


class batched(_Lazy):
    def __new__(cls, iterable, n, *, strict=False):
        if n < 1:
            raise ValueError("n must be at least one")
        return _disguise(_batched(iter(iterable), n, strict), cls)


def _batched(items, n, strict):
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == n:
            yield tuple(batch)
            batch = []
    if batch:
        if strict:
            raise ValueError("batched(): incomplete batch")
        yield tuple(batch)


class chain(_Lazy):
    def __new__(cls, *iterables):
        return _disguise(_chain(iterables), cls)

    @classmethod
    def from_iterable(cls, iterable, /):
        return _disguise(_chain(iter(iterable)), cls)


def _chain(iterables):
    for iterable in iterables:
        for item in iterable:
            yield item


class compress(_Lazy):
    def __new__(cls, data, selectors):
        return _disguise(_compress(iter(data), iter(selectors)), cls)


def _compress(data, selectors):
    for item, wanted in zip(data, selectors):
        if wanted:
            yield item


class dropwhile(_Lazy):
    def __new__(cls, predicate, iterable, /):
        return _disguise(_dropwhile(predicate, iter(iterable)), cls)


def _dropwhile(predicate, items):
    for item in items:
        if not predicate(item):
            yield item
            break
    for item in items:
        yield item


class takewhile(_Lazy):
    def __new__(cls, predicate, iterable, /):
        return _disguise(_takewhile(predicate, iter(iterable)), cls)


def _takewhile(predicate, items):
    for item in items:
        if not predicate(item):
            return
        yield item


class filterfalse(_Lazy):
    def __new__(cls, function, iterable, /):
        return _disguise(_filterfalse(function, iter(iterable)), cls)


def _filterfalse(function, items):
    for item in items:
        if not (item if function is None else function(item)):
            yield item


class starmap(_Lazy):
    def __new__(cls, function, iterable, /):
        return _disguise(_starmap(function, iter(iterable)), cls)


def _starmap(function, items):
    for arguments in items:
        yield function(*arguments)


class pairwise(_Lazy):
    def __new__(cls, iterable, /):
        return _disguise(_pairwise(iter(iterable)), cls)


def _pairwise(items):
    for before in items:
        break
    else:
        return
    for item in items:
        yield before, item
        before = item


class islice(_Lazy):
    def __new__(cls, iterable, *bounds):
        if not 1 <= len(bounds) <= 3:
            some = "at least 2 arguments" if not bounds else "at most 4 arguments"
            raise TypeError(f"islice expected {some}, got {len(bounds) + 1}")
        what = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
        start, stop, step = 0, bounds[0], 1
        if len(bounds) == 1:
            what = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
        else:
            start, stop = bounds[0], bounds[1]
            if len(bounds) == 3 and bounds[2] is not None:
                step = _start(bounds[2], "Step for islice() must be a positive integer or None.")
                if step == 0:
                    raise ValueError("Step for islice() must be a positive integer or None.")
        start = 0 if start is None else _start(start, what)
        stop = None if stop is None else _start(stop, what)
        return _disguise(_islice(iter(iterable), start, stop, step), cls)


def _islice(items, start, stop, step):
    if stop is not None and stop <= start:
        for _ in range(stop):
            if next(items, _MISSING) is _MISSING:
                return
        return
    at, wanted = 0, start
    for item in items:
        if at == wanted:
            yield item
            wanted += step
        at += 1
        if stop is not None and (wanted >= stop and at >= stop or at >= stop):
            return


class zip_longest(_Lazy):
    def __new__(cls, *iterables, fillvalue=None):
        return _disguise(_zip_longest([iter(items) for items in iterables], fillvalue), cls)


def _zip_longest(iterators, fillvalue):
    left = len(iterators)
    while left:
        values = []
        for at in range(len(iterators)):
            value = fillvalue if iterators[at] is None else next(iterators[at], _MISSING)
            if value is _MISSING:
                iterators[at], value = None, fillvalue
                left -= 1
                if not left:
                    return
            values.append(value)
        yield tuple(values)


class product(_Lazy):
    def __new__(cls, *iterables, repeat=1):
        if repeat < 0:
            raise ValueError("repeat argument cannot be negative")
        pools = [tuple(pool) for pool in iterables] * repeat
        return _disguise(_product(pools), cls)


def _product(pools):
    for pool in pools:
        if not pool:
            return
    places = [0] * len(pools)
    while True:
        yield tuple([pools[at][places[at]] for at in range(len(pools))])
        at = len(pools) - 1
        while at >= 0:
            places[at] += 1
            if places[at] < len(pools[at]):
                break
            places[at] = 0
            at -= 1
        if at < 0:
            return


class permutations(_Lazy):
    def __new__(cls, iterable, r=None):
        pool = tuple(iterable)
        r = len(pool) if r is None else r
        if r < 0:
            raise ValueError("r must be non-negative")
        return _disguise(_permutations(pool, r, []), cls)


def _permutations(pool, r, taken):
    if len(taken) == r:
        yield tuple([pool[at] for at in taken])
        return
    for at in range(len(pool)):
        if at not in taken:
            for found in _permutations(pool, r, taken + [at]):
                yield found


class combinations(_Lazy):
    def __new__(cls, iterable, r):
        pool = tuple(iterable)
        if r < 0:
            raise ValueError("r must be non-negative")
        return _disguise(_combinations(pool, r, 1), cls)


class combinations_with_replacement(_Lazy):
    def __new__(cls, iterable, r):
        pool = tuple(iterable)
        if r < 0:
            raise ValueError("r must be non-negative")
        return _disguise(_combinations(pool, r, 0), cls)


def _combinations(pool, r, apart):
    """Places that grow by at least `apart` from one to the next."""
    last = [len(pool) - 1 - (r - 1 - at) * apart for at in range(r)]
    places = [at * apart for at in range(r)]
    if r and (not pool or places[0] > last[0]):
        return
    while True:
        yield tuple([pool[place] for place in places])
        at = r - 1
        while at >= 0 and places[at] == last[at]:
            at -= 1
        if at < 0:
            return
        places[at] += 1
        for after in range(at + 1, r):
            places[after] = places[after - 1] + apart


class groupby(_Lazy):
    def __new__(cls, iterable, key=None):
        return _disguise(_groupby(iter(iterable), key), cls)


def _groupby(items, key):
    # What the groups share: the item ahead, its key, and which group is current.
    ahead = [_MISSING, _MISSING, 0]

    def step():
        ahead[0] = next(items, _MISSING)
        if ahead[0] is not _MISSING:
            ahead[1] = ahead[0] if key is None else key(ahead[0])

    step()
    while ahead[0] is not _MISSING:
        mine = ahead[1]
        ahead[2] += 1
        yield mine, _disguise(_group(ahead, step, mine, ahead[2]), _grouper)
        while ahead[0] is not _MISSING and ahead[1] == mine:
            step()


class _grouper(_Lazy):
    pass


def _group(ahead, step, mine, number):
    while ahead[2] == number and ahead[0] is not _MISSING and ahead[1] == mine:
        item = ahead[0]
        yield item
        if ahead[2] != number:
            return
        step()


class _tee:
    """One of the iterators of `tee`: a chain of cells, each made when it is
    first wanted."""

    def __init__(self, source, cell):
        self._source, self._cell = source, cell

    def __iter__(self):
        return self

    def __copy__(self):
        return _tee(self._source, self._cell)

    def __next__(self):
        cell = self._cell
        if not cell:
            cell.append(next(self._source))
            cell.append([])
        self._cell = cell[1]
        return cell[0]


def tee(iterable, n=2, /):
    if n < 0:
        raise ValueError("n must be >= 0")
    source, cell = iter(iterable), []
    if isinstance(source, _tee):
        source, cell = source._source, source._cell
    return tuple([_tee(source, cell) for _ in range(n)])
