"""What is C in CPython and may call Python code: written here in Python, without
check points and not to be seen in a traceback. Names with an underscore at the
front are native steps that no program can name."""

__all__ = ("__build_class__", "sorted", "min", "max", "sum", "any", "all", "round", "divmod", "pow", "dir", "vars", "input", "open", "exec", "eval", "compile", "aiter", "anext", "breakpoint", "complex", "memoryview", "bytearray", "exit", "quit", "__import__")

_NAMES = ("__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__")
_SIGNS = ("<", "<=", "==", "!=", ">", ">=")
_MISSING = object()


# Comparison, hash, text.

def compare(op, left, right):
    other = (4, 5, 2, 3, 0, 1)[op]
    left_class, right_class = type(left), type(right)
    turned = left_class is not right_class and issubclass(right_class, left_class)
    if turned:
        result = _compare_once(other, right, left)
        if result is not NotImplemented:
            return result
    result = _compare_once(op, left, right)
    if result is not NotImplemented:
        return result
    if not turned:
        result = _compare_once(other, right, left)
        if result is not NotImplemented:
            return result
    if op == 2:
        return left is right
    if op == 3:
        return left is not right
    raise TypeError(f"'{_SIGNS[op]}' not supported between instances of '{left_class.__name__}' and '{right_class.__name__}'")


def _compare_once(op, left, right):
    if _is_builtin(left):
        return _compare_content(op, left, right)
    method = _bound(left, _NAMES[op])
    if method is NotImplemented:
        return NotImplemented
    result = method(right)
    if op == 3 and result is NotImplemented:
        method = _bound(left, "__eq__")
        if method is not NotImplemented:
            result = method(right)
            if result is not NotImplemented:
                return not result
    return result


def _compare_content(op, left, right):
    kind = _content(left)
    if kind is not _content(right):
        return _order(op, left, right)
    if kind is list or kind is tuple:
        return _compare_sequences(op, left, right)
    if kind is dict and op in (2, 3):
        return _same_dicts(left, right) == (op == 2)
    if kind is set or kind is frozenset:
        if op == 2 or op == 3:
            return (len(left) == len(right) and set_compare(left, right, "issubset")) == (op == 2)
    return _order(op, left, right)


def _compare_sequences(op, left, right):
    if op in (2, 3) and len(left) != len(right):
        return op == 3
    for at in range(min(len(left), len(right))):
        if at >= len(left) or at >= len(right):
            break
        one, other = left[at], right[at]
        if one is not other and not one == other:
            if op == 2:
                return False
            if op == 3:
                return True
            return compare(op, one, other)
    one, other = len(left), len(right)
    return (one < other, one <= other, one == other, one != other, one > other, one >= other)[op]


def _same_dicts(left, right):
    if len(left) != len(right):
        return False
    for key, value in left.items():
        other = dict_get(right, key, _MISSING)
        if other is _MISSING or not (value is other or value == other):
            return False
    return True


def hash_of(value):
    if _content(value) is tuple and _is_builtin(value):
        return _tuple_hash([hash(item) for item in value])
    method = _bound(value, "__hash__")
    if method is NotImplemented:
        raise TypeError(f"unhashable type: '{type(value).__name__}'")
    result = method()
    if not isinstance(result, int):
        raise TypeError("__hash__ method should return an integer")
    return _fold(result)


def _fold(number):
    if -(2**63) <= number < 2**63:
        return -2 if number == -1 else number
    return hash(int(number))


def repr(value):
    if not _is_builtin(value):
        method = _bound(value, "__repr__")
        text = method()
        if not isinstance(text, str):
            raise TypeError(f"__repr__ returned non-string (type {type(text).__name__})")
        return text
    return _content_repr(value)


def _content_repr(value):
    kind = _content(value)
    if issubclass(kind, BaseException):
        args = value.args
        inner = _show(args[0]) if len(args) == 1 else ", ".join([_show(one) for one in args])
        return f"{type(value).__name__}({inner})"
    if kind not in (list, tuple, dict, set, frozenset):
        return _plain_repr(value)
    if not _enter_repr(value):
        return {list: "[...]", tuple: "(...)", dict: "{...}", set: "set(...)", frozenset: "frozenset(...)"}[kind]
    try:
        if kind is list:
            return "[" + ", ".join([_show(item) for item in value]) + "]"
        if kind is tuple:
            inner = ", ".join([_show(item) for item in value])
            return f"({inner},)" if len(value) == 1 else f"({inner})"
        if kind is dict:
            return "{" + ", ".join([_show(key) + ": " + _show(item) for key, item in value.items()]) + "}"
        inner = ", ".join([_show(item) for item in value])
        name = type(value).__name__
        return f"{{{inner}}}" if name == "set" else f"{name}({{{inner}}})"
    finally:
        _leave_repr()


def _show(value):
    return f"{value!r}"


def print_slowly(items, sep, end, is_error, file, flush):
    if file is None:
        _write(sep.join([str(item) for item in items]) + end, is_error)
        return
    write = file.write
    for at, item in enumerate(items):
        if at and sep:
            write(sep)
        write(str(item))
    write(end)
    if flush:
        file.flush()


# Dictionaries and sets whose keys have Python's own hash or equality.

def _find(container, key):
    number, skip = hash(key), 0
    while True:
        place = _probe(container, number, skip)
        if place < 0:
            return number, -1
        other = _entry(container, place)[0]
        if other is key or other == key:
            return number, place
        skip += 1


def dict_item(d, key):
    _, place = _find(d, key)
    if place < 0:
        missing = _bound(d, "__missing__")
        if missing is not NotImplemented and type(d) is not dict:
            return missing(key)
        raise KeyError(key)
    return _entry(d, place)[1]


def dict_get(d, key, default):
    _, place = _find(d, key)
    return default if place < 0 else _entry(d, place)[1]


def dict_set(d, key, value):
    number, place = _find(d, key)
    if place < 0:
        _add(d, number, key, value)
    else:
        _replace(d, place, value)


def dict_delete(d, key):
    _, place = _find(d, key)
    if place < 0:
        raise KeyError(key)
    _remove(d, place)


def dict_pop(d, key, default):
    _, place = _find(d, key)
    if place < 0:
        if default is NotImplemented:
            raise KeyError(key)
        return default
    return _remove(d, place)


def dict_setdefault(d, key, default):
    number, place = _find(d, key)
    if place < 0:
        _add(d, number, key, default)
        return default
    return _entry(d, place)[1]


def dict_fill(d, items):
    for at in range(0, len(items), 2):
        dict_set(d, items[at], items[at + 1])


def dict_update(d, other, keywords):
    if hasattr(other, "keys"):
        for key in other.keys():
            dict_set(d, key, other[key])
    else:
        at = 0
        for pair in other:
            pair = tuple(pair)
            if len(pair) != 2:
                raise ValueError(f"dictionary update sequence element #{at} has length {len(pair)}; 2 is required")
            dict_set(d, pair[0], pair[1])
            at += 1
    for key, value in keywords.items():
        dict_set(d, key, value)


def dict_make(d, other, keywords):
    dict_update(d, other, keywords)
    return d


def dict_update_star(d, other):
    if not hasattr(other, "keys"):
        raise TypeError(f"'{type(other).__name__}' object is not a mapping")
    for key in other.keys():
        dict_set(d, key, other[key])


def dict_merge(d, other, name):
    if not hasattr(other, "keys"):
        raise TypeError(f"{name}() argument after ** must be a mapping, not {type(other).__name__}")
    for key in other.keys():
        if key in d:
            raise TypeError(f"{name}() got multiple values for keyword argument '{key}'")
        dict_set(d, key, other[key])


def dict_fromkeys(cls, keys, value):
    d = cls()
    for key in keys:
        d[key] = value
    return d


def set_add(s, item):
    number, place = _find(s, item)
    if place < 0:
        _add(s, number, item)


def set_fill(s, items):
    for item in items:
        set_add(s, item)


def set_update(s, items):
    for item in items:
        set_add(s, item)


def set_update_all(s, others):
    for other in others:
        for item in other:
            set_add(s, item)


def set_remove(s, item, must):
    _, place = _find(s, item)
    if place >= 0:
        _remove(s, place)
    elif must:
        raise KeyError(item)


def make_set(items, frozen):
    s = set()
    for item in items:
        set_add(s, item)
    return frozenset(s) if frozen else s


def set_slowly(s, name, others):
    result = set(s)
    for other in others:
        other = make_set(other, False)
        if name == "union":
            for item in other:
                set_add(result, item)
        elif name == "intersection":
            result = {item for item in result if item in other}
        elif name == "difference":
            result = {item for item in result if item not in other}
        else:
            result = {item for item in result if item not in other} | {item for item in other if item not in result}
    return frozenset(result) if isinstance(s, frozenset) else result


def set_is_disjoint(s, other):
    for item in other:
        if item in s:
            return False
    return True


def set_compare(s, other, name):
    other = make_set(other, False)
    small, large = (s, other) if name == "issubset" else (other, s)
    for item in small:
        if _find(large, item)[1] < 0:
            return False
    return True


def contains(container, item):
    kind = _content(container)
    if kind is dict or kind is set or kind is frozenset:
        return _find(container, item)[1] >= 0
    if kind is type({}.keys()):
        for other in container:
            if other is item or other == item:
                return True
        return False
    if _lookup(container, "__iter__") is NotImplemented and _lookup(container, "__getitem__") is NotImplemented:
        raise TypeError(f"argument of type '{type(container).__name__}' is not a container or iterable")
    for other in container:
        if other is item or other == item:
            return True
    return False


# Sequences.

def bytes_of(items):
    return bytes(make_list(items))


def make_list(items):
    result = []
    for item in items:
        result.append(item)
    return result


def list_extend(items, more):
    for item in more:
        items.append(item)
    return items


def list_extend_star(items, more):
    if _lookup(more, "__iter__") is NotImplemented and _lookup(more, "__getitem__") is NotImplemented:
        raise TypeError(f"Value after * must be an iterable, not {type(more).__name__}")
    for item in more:
        items.append(item)


def list_remove(items, value):
    for at in range(len(items)):
        if items[at] is value or items[at] == value:
            del items[at]
            return
    raise ValueError("list.remove(x): x not in list")


def sequence_index(items, value, start):
    for at in range(start, len(items)):
        if items[at] is value or items[at] == value:
            return at
    raise ValueError(f"{type(items).__name__}.index(x): x not in {type(items).__name__}")


def sequence_count(items, value):
    count = 0
    for item in items:
        if item is value or item == value:
            count += 1
    return count


def list_sort(items, key, reverse):
    copy = make_list(items)
    _set_list(items, ())
    try:
        _sort_by(copy, key, bool(reverse))
    finally:
        changed = len(items) > 0
        _set_list(items, copy)
    if changed:
        raise ValueError("list modified during sort")


def _sort_by(items, key, reverse):
    keys = items if key is None else [key(item) for item in items]
    if _sort(items, keys, reverse):
        return
    if reverse:
        items.reverse()
        keys = keys if keys is items else keys[::-1]
    pairs = _merge_sort([(keys[at], items[at]) for at in range(len(items))])
    if reverse:
        pairs.reverse()
    _set_list(items, [pair[1] for pair in pairs])


def _merge_sort(pairs):
    if len(pairs) <= 8:
        for at in range(1, len(pairs)):
            one, low, high = pairs[at], 0, at
            while low < high:
                middle = (low + high) // 2
                if one[0] < pairs[middle][0]:
                    high = middle
                else:
                    low = middle + 1
            del pairs[at]
            pairs.insert(low, one)
        return pairs
    middle = len(pairs) // 2
    left, right = _merge_sort(pairs[:middle]), _merge_sort(pairs[middle:])
    merged, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if right[j][0] < left[i][0]:
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    merged.extend(left[i:])
    merged.extend(right[j:])
    return merged


def _exactly(name, arguments, count):
    if len(arguments) != count:
        plural = "" if count == 1 else "s"
        raise TypeError(f"{name} expected {count} argument{plural}, got {len(arguments)}")


def sorted(*arguments, key=None, reverse=False):
    _exactly("sorted", arguments, 1)
    items = make_list(arguments[0])
    _sort_by(items, key, bool(reverse))
    return items


def repeat_by_index(sequence, times):
    return sequence * times.__index__()


def set_slice(items, key, values):
    if _lookup(values, "__iter__") is NotImplemented and _lookup(values, "__getitem__") is NotImplemented:
        raise TypeError("must assign iterable to extended slice")
    items[key] = make_list(values)


def item_by_index(owner, key):
    return owner[key.__index__()]


def range_of_indices(arguments):
    return range(*[number if isinstance(number, int) else number.__index__() for number in arguments])


def iterate_items(owner):
    at = 0
    while True:
        try:
            item = owner[at]
        except IndexError:
            return
        yield item
        at += 1


def iterate_calls(function, sentinel):
    return _iterate_calls(function, sentinel)


def _iterate_calls(function, sentinel):
    while True:
        value = function()
        if value == sentinel:
            return
        yield value


def reversed_slowly(owner):
    for at in range(len(owner) - 1, -1, -1):
        yield owner[at]


def enumerate_slowly(items, start):
    return _enumerate(iter(items), start)


def _enumerate(items, at):
    for item in items:
        yield at, item
        at += 1


def zip_slowly(all_items, strict):
    return _zip([iter(items) for items in all_items], strict)


def _zip(iterators, strict):
    while iterators:
        values = []
        for at in range(len(iterators)):
            value = next(iterators[at], _MISSING)
            if value is _MISSING:
                if strict:
                    _check_strict(iterators, at)
                return
            values.append(value)
        yield tuple(values)


def _check_strict(iterators, at):
    if at > 0:
        plural = " " if at == 1 else "s 1-"
        raise ValueError(f"zip() argument {at + 1} is shorter than argument{plural}{at}")
    for other in range(1, len(iterators)):
        if next(iterators[other], _MISSING) is not _MISSING:
            plural = " " if other == 1 else "s 1-"
            raise ValueError(f"zip() argument {other + 1} is longer than argument{plural}{other}")


def map_slowly(arguments):
    function = arguments[0]
    iterators = [iter(items) for items in arguments[1:]]
    return _map(function, iterators[0]) if len(iterators) == 1 else _map_many(function, iterators)


def _map(function, items):
    for item in items:
        yield function(item)


def _map_many(function, iterators):
    for values in _zip(iterators, False):
        yield function(*values)


def filter_slowly(function, items):
    return _filter(function, iter(items))


def _filter(function, items):
    for item in items:
        if function(item) if function is not None else item:
            yield item


def unpack(value, before, after, has_star):
    if _lookup(value, "__iter__") is NotImplemented and _lookup(value, "__getitem__") is NotImplemented:
        raise TypeError(f"cannot unpack non-iterable {type(value).__name__} object")
    iterator = iter(value)
    items = []
    for item in iterator:
        items.append(item)
        if not has_star and len(items) > before:
            raise ValueError(f"too many values to unpack (expected {before})")
    if has_star:
        if len(items) < before + after:
            raise ValueError(f"not enough values to unpack (expected at least {before + after}, got {len(items)})")
        end = len(items) - after
        items = items[:before] + [items[before:end]] + items[end:]
    elif len(items) < before:
        raise ValueError(f"not enough values to unpack (expected {before}, got {len(items)})")
    return items[::-1]


def str_join(sep, items):
    if _lookup(items, "__iter__") is NotImplemented and _lookup(items, "__getitem__") is NotImplemented:
        raise TypeError("can only join an iterable")
    return sep.join(make_list(items))


def translate(text, table):
    if _lookup(table, "__getitem__") is NotImplemented:
        raise TypeError(f"'{type(table).__name__}' object is not subscriptable")
    parts = []
    for character in text:
        try:
            other = table[ord(character)]
        except LookupError:
            parts.append(character)
            continue
        if other is None:
            continue
        if not isinstance(other, (int, str)):
            raise TypeError("character mapping must return integer, None or str")
        parts.append(chr(other) if isinstance(other, int) else other)
    return "".join(parts)


def maketrans(arguments):
    if len(arguments) == 1:
        if not isinstance(arguments[0], dict):
            raise TypeError("if you give only one argument to maketrans it must be a dict")
        return {ord(key) if isinstance(key, str) else key: value for key, value in arguments[0].items()}
    one, other = arguments[0], arguments[1]
    if len(one) != len(other):
        raise ValueError("the first two maketrans arguments must have equal length")
    table = {ord(one[at]): ord(other[at]) for at in range(len(one))}
    if len(arguments) == 3:
        for character in arguments[2]:
            table[ord(character)] = None
    return table


# Reductions.

def _extreme(name, arguments, key, default, wanted):
    if len(arguments) == 0:
        raise TypeError(f"{name} expected at least 1 argument, got 0")
    if len(arguments) > 1:
        if default is not _MISSING:
            raise TypeError(f"Cannot specify a default for {name}() with multiple positional arguments")
        items = arguments
    else:
        items = arguments[0]
    best, best_key = _MISSING, None
    for item in items:
        item_key = item if key is None else key(item)
        if best is _MISSING or (item_key < best_key if wanted else item_key > best_key):
            best, best_key = item, item_key
    if best is _MISSING:
        if default is _MISSING:
            raise ValueError(f"{name}() iterable argument is empty")
        return default
    return best


def min(*arguments, key=None, default=_MISSING):
    return _extreme("min", arguments, key, default, True)


def max(*arguments, key=None, default=_MISSING):
    return _extreme("max", arguments, key, default, False)


def sum(*arguments, start=0):
    if not arguments:
        raise TypeError("sum() takes at least 1 positional argument (0 given)")
    if len(arguments) > 2:
        raise TypeError(f"sum() takes at most 2 arguments ({len(arguments)} given)")
    iterable, start = arguments[0], arguments[1] if len(arguments) > 1 else start
    if isinstance(start, bytes):
        raise TypeError("sum() can't sum bytes [use b''.join(seq) instead]")
    if isinstance(start, str):
        raise TypeError("sum() can't sum strings [use ''.join(seq) instead]")
    lost = 0.0
    total = start
    for item in iterable:
        if type(total) is float and type(item) is float:
            # Neumaier's sum: what is lost of each addition is added at the end.
            added = total + item
            if abs(total) >= abs(item):
                lost += (total - added) + item
            else:
                lost += (item - added) + total
            total = added
        elif type(total) is float and isinstance(item, int):
            total, item = float(total), float(item)
            added = total + item
            lost += (total - added) + item if abs(total) >= abs(item) else (item - added) + total
            total = added
        else:
            total = total + item
    if lost and lost - lost == 0.0:
        return total + lost
    return total


def _only(name, arguments):
    if len(arguments) != 1:
        raise TypeError(f"{name}() takes exactly one argument ({len(arguments)} given)")
    return arguments[0]


def any(*arguments):
    iterable = _only("any", arguments)
    for item in iterable:
        if item:
            return True
    return False


def all(*arguments):
    iterable = _only("all", arguments)
    for item in iterable:
        if not item:
            return False
    return True


def round(number=_MISSING, ndigits=None):
    if number is _MISSING:
        raise TypeError("round() missing required argument 'number' (pos 1)")
    method = _bound(number, "__round__")
    if method is NotImplemented:
        raise TypeError(f"type {type(number).__name__} doesn't define __round__ method")
    return method() if ndigits is None else method(ndigits)


def divmod(*arguments):
    _exactly("divmod", arguments, 2)
    a, b = arguments
    for one, other, name in ((a, b, "__divmod__"), (b, a, "__rdivmod__")):
        method = _bound(one, name)
        if method is not NotImplemented:
            result = method(other)
            if result is not NotImplemented:
                return result
    raise TypeError(f"unsupported operand type(s) for divmod(): '{type(a).__name__}' and '{type(b).__name__}'")


def pow(base=_MISSING, exp=_MISSING, mod=None):
    if exp is _MISSING:
        missing = "'base' (pos 1)" if base is _MISSING else "'exp' (pos 2)"
        raise TypeError(f"pow() missing required argument {missing}")
    if mod is None:
        return base ** exp
    if not (isinstance(base, int) and isinstance(exp, int) and isinstance(mod, int)):
        method = _bound(base, "__pow__")
        result = NotImplemented if isinstance(base, (int, float)) or method is NotImplemented else method(exp, mod)
        if result is not NotImplemented:
            return result
        if isinstance(base, (int, float)) and isinstance(exp, (int, float)) and isinstance(mod, (int, float)):
            raise TypeError("pow() 3rd argument not allowed unless all arguments are integers")
        names = [f"'{type(one).__name__}'" for one in (base, exp, mod)]
        raise TypeError(f"unsupported operand type(s) for ** or pow(): {', '.join(names)}")
    if mod == 0:
        raise ValueError("pow() 3rd argument cannot be 0")
    if exp < 0:
        base, exp = _inverse(base, mod), -exp
    result, base = 1 % mod, base % mod
    while exp:
        if exp & 1:
            result = result * base % mod
        base = base * base % mod
        exp >>= 1
    return result


def _inverse(number, mod):
    a, b, x, y = number % mod, mod, 1, 0
    while b:
        quotient = a // b
        a, b = b, a - quotient * b
        x, y = y, x - quotient * y
    if a != 1:
        raise ValueError("base is not invertible for the given modulus")
    return x % mod


# Classes.

def __build_class__(function, name, /, *bases, metaclass=None, **keywords):
    resolved = []
    for base in bases:
        entries = NotImplemented if isinstance(base, type) else getattr(base, "__mro_entries__", NotImplemented)
        if entries is NotImplemented:
            resolved.append(base)
        else:
            resolved.extend(entries(bases))
    resolved = tuple(resolved)
    if metaclass is None:
        metaclass = type(resolved[0]) if resolved else type
    if isinstance(metaclass, type):
        for base in resolved:
            kind = type(base)
            if issubclass(metaclass, kind):
                continue
            if issubclass(kind, metaclass):
                metaclass = kind
                continue
            raise TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
    prepare = getattr(metaclass, "__prepare__", None)
    namespace = {} if prepare is None else prepare(name, resolved, **keywords)
    _run_body(function, namespace)
    if resolved is not bases and resolved != bases:
        namespace["__orig_bases__"] = bases
    return metaclass(name, resolved, namespace, **keywords)


def new_class(metaclass, name, bases, namespace, /, **keywords):
    if not isinstance(name, str):
        raise TypeError(f"type.__new__() argument 1 must be str, not {type(name).__name__}")
    if not isinstance(bases, tuple):
        raise TypeError(f"type.__new__() argument 2 must be tuple, not {type(bases).__name__}")
    if not isinstance(namespace, dict):
        raise TypeError(f"type.__new__() argument 3 must be dict, not {type(namespace).__name__}")
    for base in bases:
        if not isinstance(base, type):
            if hasattr(base, "__mro_entries__"):
                raise TypeError("type() doesn't support MRO entry resolution; use types.new_class()")
            raise TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
    for base in bases:
        kind = type(base)
        if issubclass(metaclass, kind):
            continue
        if not issubclass(kind, metaclass):
            raise TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
        metaclass = kind
        if kind.__new__ is not type.__new__:
            return kind(name, bases, namespace, **keywords)
    for at, base in enumerate(bases):
        if base in bases[:at]:
            raise TypeError(f"duplicate base class {base.__name__}")
    cls = _make_class(metaclass, name, bases, dict(namespace))
    for key in list(namespace):
        value = namespace[key]
        method = _bound(value, "__set_name__")
        if method is not NotImplemented:
            try:
                method(cls, key)
            except Exception as error:
                error.add_note(f"Error calling __set_name__ on '{type(value).__name__}' instance '{key}' in '{name}'")
                raise
    super(cls, cls).__init_subclass__(**keywords)
    return cls


def make_by_new(cls, /, *arguments, **keywords):
    made = cls.__new__(cls, *arguments, **keywords)
    if isinstance(made, cls):
        initialise = _lookup(made, "__init__")
        result = _call(initialise, made, *arguments, **keywords)
        if result is not None:
            raise TypeError(f"__init__() should return None, not '{type(result).__name__}'")
    return made


def isinstance_of_any(value, classes):
    for cls in classes:
        if isinstance(value, cls):
            return True
    return False


def dir_of(owner):
    names = set(_names(owner))
    cls = owner if isinstance(owner, type) else type(owner)
    for base in cls.__mro__:
        names.update(_names(base))
    return sorted(names)


def dir(*arguments):
    if not arguments:
        return sorted(_caller_names())
    if len(arguments) > 1:
        raise TypeError(f"dir expected at most 1 argument, got {len(arguments)}")
    return sorted(_bound(arguments[0], "__dir__")())


def vars(*arguments):
    if not arguments:
        return _caller_names()
    if len(arguments) > 1:
        raise TypeError(f"vars expected at most 1 argument, got {len(arguments)}")
    try:
        return arguments[0].__dict__
    except AttributeError:
        pass
    raise TypeError("vars() argument must have __dict__ attribute")


def name_in(names, name, has, fallback):
    try:
        return names[name]
    except KeyError:
        if has:
            return fallback
    raise NameError(f"name '{name}' is not defined")


def import_star(module, names):
    public = getattr(module, "__all__", None)
    if public is None:
        public = [name for name in module.__dict__ if not name.startswith("_")]
    for name in public:
        names[name] = getattr(module, name)


def call_star(function, arguments, keywords, name):
    if _lookup(arguments, "__iter__") is NotImplemented and _lookup(arguments, "__getitem__") is NotImplemented:
        raise TypeError(f"{name}() argument after * must be an iterable, not {type(arguments).__name__}")
    return _call(function, *make_list(arguments), **(keywords or {}))


def call_star_mapping(function, arguments, keywords):
    return _call(function, *arguments, **{key: keywords[key] for key in keywords.keys()})


# `match`.

def match_keys(subject, keys):
    values = []
    for key in keys:
        value = subject.get(key, _MISSING)
        if value is _MISSING:
            return None
        values.append(value)
    return tuple(values)


def match_class(subject, cls, count, names):
    if not isinstance(cls, type):
        raise TypeError("called match pattern must be a class")
    if not isinstance(subject, cls):
        return None
    values = []
    if count:
        positional = getattr(cls, "__match_args__", _MISSING)
        if positional is _MISSING:
            if cls in (bool, bytes, dict, float, frozenset, int, list, set, str, tuple) or _content(subject) is not object:
                if count > 1:
                    raise TypeError(f"{cls.__name__}() accepts 1 positional sub-pattern ({count} given)")
                values.append(subject)
                positional = ()
            else:
                raise TypeError(f"{cls.__name__}() accepts 0 positional sub-patterns ({count} given)")
        else:
            if not isinstance(positional, tuple):
                raise TypeError(f"{cls.__name__}.__match_args__ must be a tuple (got {type(positional).__name__})")
            if len(positional) < count:
                plural = "" if len(positional) == 1 else "s"
                raise TypeError(f"{cls.__name__}() accepts {len(positional)} positional sub-pattern{plural} ({count} given)")
            seen = []
            for name in positional[:count]:
                if not isinstance(name, str):
                    raise TypeError(f"__match_args__ elements must be strings (got {type(name).__name__})")
                seen.append(name)
                if name in names:
                    raise TypeError(f"{cls.__name__}() got multiple sub-patterns for attribute '{name}'")
                value = getattr(subject, name, _MISSING)
                if value is _MISSING:
                    return None
                values.append(value)
    for name in names:
        value = getattr(subject, name, _MISSING)
        if value is _MISSING:
            return None
        values.append(value)
    return tuple(values)


# Exception groups.

def _fits(error, condition):
    if isinstance(condition, type) or isinstance(condition, tuple):
        return isinstance(error, condition)
    return condition(error)


def _check_condition(condition):
    classes = condition if isinstance(condition, tuple) else (condition,)
    fits = [isinstance(one, type) and issubclass(one, BaseException) for one in classes]
    if not all(fits) and (isinstance(condition, (tuple, type)) or not callable(condition)):
        raise TypeError("expected an exception type, a tuple of exception types, or a callable (other than a class)")


def group_split(group, condition):
    _check_condition(condition)
    if _fits(group, condition):
        return group, None
    yes, no = [], []
    for error in group.exceptions:
        if isinstance(error, BaseExceptionGroup):
            one, other = group_split(error, condition)
            if one is not None:
                yes.append(one)
            if other is not None:
                no.append(other)
        elif _fits(error, condition):
            yes.append(error)
        else:
            no.append(error)
    return _part(group, yes), _part(group, no)


def group_subgroup(group, condition):
    return group_split(group, condition)[0]


def _part(group, errors):
    if not errors:
        return None
    part = group.derive(errors)
    _set_group(part, group)
    notes = getattr(group, "__notes__", None)
    if notes is not None:
        part.__notes__ = list(notes)
    return part


def match_group(error, classes):
    for cls in classes if isinstance(classes, tuple) else (classes,):
        if not isinstance(cls, type) or not issubclass(cls, BaseException):
            raise TypeError("catching classes that do not inherit from BaseException is not allowed")
        if issubclass(cls, BaseExceptionGroup):
            raise TypeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
    if isinstance(error, classes):
        if isinstance(error, BaseExceptionGroup):
            return None, error
        return None, BaseExceptionGroup("", [error])
    if isinstance(error, BaseExceptionGroup):
        yes, no = group_split(error, classes)
        return no, yes
    return error, None


def prepare_reraise(original, errors):
    left = [error for error in errors if error is not None]
    if not left:
        return None
    if not isinstance(original, BaseExceptionGroup):
        return left[0]
    kept = [error for error in left if _is_part(error, original)]
    raised = [error for error in left if error not in kept]
    if not raised:
        return _join_parts(original, kept)
    if kept:
        raised.append(_join_parts(original, kept))
    return raised[0] if len(raised) == 1 and not kept else BaseExceptionGroup("", raised)


def _is_part(error, original):
    return isinstance(error, BaseExceptionGroup) and _same_places(error, original) and _leaves(error) <= _leaves(original)


def _leaves(error):
    if isinstance(error, BaseExceptionGroup):
        found = set()
        for one in error.exceptions:
            found |= _leaves(one)
        return found
    return {id(error)}


def _join_parts(original, parts):
    if len(parts) == 1:
        return parts[0]
    wanted = set()
    for part in parts:
        wanted |= _leaves(part)
    return group_subgroup(original, lambda error: not isinstance(error, BaseExceptionGroup) and id(error) in wanted)


# `"…" % values`.

def percent_slowly(template, values):
    items = values if isinstance(values, tuple) else (values,)
    text, at, taken = "", 0, 0
    while True:
        end = template.find("%", at)
        if end < 0:
            break
        text, start, key = text + template[at:end], end + 1, None
        if template[start:start + 1] == "(":
            close = template.find(")", start)
            key, start = template[start + 1:close], close + 1
        stop = start
        while template[stop:stop + 1] in tuple("-+ 0#123456789.*"):
            stop += 1
        flags, kind, at = template[start:stop], template[stop:stop + 1], stop + 1
        if kind == "%":
            text += "%"
            continue
        stars = flags.count("*") + (key is None)
        if taken + stars > len(items):
            raise TypeError("not enough arguments for format string")
        given = items[taken:taken + stars] if key is None else items[taken:taken + stars] + (values[key],)
        taken += stars
        value, kind = _percent_value(given[-1], kind)
        text += f"%{flags}{kind}" % (given[:-1] + (value,))
    if taken < len(items) and (isinstance(values, tuple) or not hasattr(values, "keys")):
        raise TypeError("not all arguments converted during string formatting")
    return text + template[at:]


def _percent_value(value, kind):
    if kind == "s":
        return str(value), "s"
    if kind == "r":
        return f"{value!r}", "s"
    if kind == "a":
        return f"{value!a}", "s"
    if kind in "diuxXoc":
        for name in ("__index__",) if kind in "xXoc" else ("__int__", "__index__"):
            method = _bound(value, name)
            if method is not NotImplemented:
                return method(), kind
        if kind != "c":
            wanted = "an integer" if kind in "xXo" else "a real number"
            raise TypeError(f"%{kind} format: {wanted} is required, not {type(value).__name__}")
    elif _bound(value, "__float__") is not NotImplemented:
        return float(value), kind
    return value, kind


# `str.format`.

def format_fields(template, positional, named):
    text, automatic = "", 0
    is_manual = False
    for part in _parse_template(template):
        if isinstance(part, str):
            text += part
            continue
        field, conversion, spec = part
        end = 0
        while end < len(field) and field[end] not in ".[":
            end += 1
        head, rest = field[:end], field[end:]
        if head == "" or head.isdigit():
            if head == "" and is_manual:
                raise ValueError("cannot switch from manual field specification to automatic field numbering")
            if head != "" and automatic:
                raise ValueError("cannot switch from automatic field numbering to manual field specification")
            is_manual = head != ""
        if head == "":
            head, automatic = automatic, automatic + 1
            value = _positional(positional, head)
        elif head.isdigit():
            value = _positional(positional, int(head))
        else:
            value = named[head]
        while rest:
            if rest[0] == ".":
                end = 1
                while end < len(rest) and rest[end] not in ".[":
                    end += 1
                if end == 1:
                    raise ValueError("Empty attribute in format string")
                value, rest = getattr(value, rest[1:end]), rest[end:]
            else:
                end = rest.find("]")
                if end < 0:
                    raise ValueError("Missing ']' in format string")
                if end == 1 or end + 1 < len(rest) and rest[end + 1] not in ".[":
                    raise ValueError("Empty attribute in format string" if end == 1 else "Only '.' or '[' may follow ']' in format field specifier")
                key = rest[1:end]
                value, rest = value[int(key) if key.isdigit() else key], rest[end + 1:]
        if conversion == "r":
            value = f"{value!r}"
        elif conversion == "s":
            value = str(value)
        elif conversion == "a":
            value = ascii(value)
        elif conversion:
            raise ValueError(f"Unknown conversion specifier {conversion}")
        if "{" in spec:
            inner = []
            for piece in _parse_template(spec):
                if isinstance(piece, str):
                    inner.append(piece)
                    continue
                if "{" in piece[2]:
                    raise ValueError("Max string recursion exceeded")
                if piece[0] == "":
                    inner.append(str(_positional(positional, automatic)))
                    automatic += 1
                elif piece[0].isdigit():
                    inner.append(str(positional[int(piece[0])]))
                else:
                    inner.append(str(named[piece[0]]))
            spec = "".join(inner)
        text += format(value, spec)
    return text


def _positional(values, at):
    if at >= len(values):
        raise IndexError(f"Replacement index {at} out of range for positional args tuple")
    return values[at]


# What is left out is refused by name.

def aiter(iterable, /):
    method = _bound(iterable, "__aiter__")
    if method is NotImplemented:
        raise TypeError(f"'{type(iterable).__name__}' object is not an async iterable")
    return method()


def anext(iterator, /, default=_MISSING):
    method = _bound(iterator, "__anext__")
    if method is NotImplemented:
        raise TypeError(f"'{type(iterator).__name__}' object is not an async iterator")
    return method() if default is _MISSING else _anext_or(method(), default)


async def _anext_or(awaitable, default):
    try:
        return await awaitable
    except StopAsyncIteration:
        return default


def input(*prompt):
    if len(prompt) > 1:
        raise TypeError(f"input expected at most 1 argument, got {len(prompt)}")
    return getattr(_load("_files"), "input")(*prompt)


def open(*arguments, **keywords):
    return getattr(_load("_files"), "open")(*arguments, **keywords)


def exec(*arguments, **keywords):
    _refuse("exec()")


def eval(*arguments, **keywords):
    _refuse("eval()")


def compile(*arguments, **keywords):
    _refuse("compile()")


def __import__(*arguments, **keywords):
    _refuse("__import__()")


def breakpoint(*arguments, **keywords):
    _refuse("breakpoint()")


def complex(*arguments, **keywords):
    _refuse("complex()")


def memoryview(*arguments, **keywords):
    _refuse("memoryview()")


def bytearray(*arguments, **keywords):
    _refuse("bytearray()")


def exit(code=None):
    raise SystemExit(code)


quit = exit


# Types of annotations.

_give_to_builtins("__build_class__", __build_class__)


class GenericAlias:
    """`list[int]`: a class and what it is of."""

    __slots__ = ("__origin__", "__args__", "__dict__")
    __module__ = "types"

    def __init__(self, origin, args):
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)

    def __repr__(self):
        if not self.__args__:
            return f"{_type_text(self.__origin__)}[()]"
        return f"{_type_text(self.__origin__)}[{', '.join([_type_text(one) for one in self.__args__])}]"

    def __call__(self, /, *args, **keywords):
        made = _call(self.__origin__, *args, **keywords)
        try:
            made.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return made

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __eq__(self, other):
        if not isinstance(other, GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash(self.__origin__) ^ hash(self.__args__)

    def __or__(self, other):
        return make_union(self, other)

    def __ror__(self, other):
        return make_union(other, self)

    def __getattr__(self, name):
        if name.startswith("__") and name != "__name__" and name != "__qualname__":
            raise AttributeError(f"type object '{self.__origin__.__name__}' has no attribute '{name}'")
        return getattr(self.__origin__, name)

    def __instancecheck__(self, instance):
        raise TypeError("isinstance() argument 2 cannot be a parameterized generic")

    def __subclasscheck__(self, cls):
        raise TypeError("issubclass() argument 2 cannot be a parameterized generic")

    @property
    def __parameters__(self):
        return _parameters(self.__args__)

    def __getitem__(self, key):
        wanted, given = self.__parameters__, key if isinstance(key, tuple) else (key,)
        if not wanted:
            raise TypeError(f"{self!r} is not a generic class")
        if len(wanted) != len(given):
            many = "many" if len(given) > len(wanted) else "few"
            raise TypeError(f"Too {many} arguments for {self!r}; actual {len(given)}, expected {len(wanted)}")
        return GenericAlias(self.__origin__, _substituted(self.__args__, wanted, given))


def _parameters(args):
    found = []
    for one in args:
        is_variable = not isinstance(one, type) and getattr(one, "_is_type_variable", False)
        for other in (one,) if is_variable else () if isinstance(one, type) else getattr(one, "__parameters__", ()):
            if other not in found:
                found.append(other)
    return tuple(found)


def _substituted(args, wanted, given):
    result = []
    for one in args:
        if one in wanted:
            result.append(given[wanted.index(one)])
        elif isinstance(one, GenericAlias) and one.__parameters__:
            result.append(GenericAlias(one.__origin__, _substituted(one.__args__, wanted, given)))
        else:
            result.append(one)
    return tuple(result)


def _type_text(one):
    if one is None or one is type(None):
        return "None"
    if one is Ellipsis:
        return "..."
    if isinstance(one, type):
        return one.__qualname__ if one.__module__ == "builtins" else f"{one.__module__}.{one.__qualname__}"
    if isinstance(one, list):
        return "[" + ", ".join([_type_text(inner) for inner in one]) + "]"
    return f"{one!r}"


class UnionType:
    """`int | str`: a value of any of these classes."""

    __slots__ = ("__args__",)
    __module__ = "typing"

    def __init__(self, args):
        self.__args__ = args

    def __class_getitem__(cls, args):
        result = None
        for at, one in enumerate(args if isinstance(args, tuple) else (args,)):
            result = make_union(one, one) if at == 0 else make_union(result, one)
        return result

    def __repr__(self):
        return " | ".join([_type_text(one) for one in self.__args__])

    def __eq__(self, other):
        if not isinstance(other, UnionType):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __or__(self, other):
        return make_union(self, other)

    def __ror__(self, other):
        return make_union(other, self)

    def __instancecheck__(self, instance):
        return any([isinstance(instance, one) for one in self.__args__])

    def __subclasscheck__(self, cls):
        return any([issubclass(cls, one) for one in self.__args__])


UnionType.__name__ = UnionType.__qualname__ = "Union"


_SUBSCRIPTED = (list, tuple, dict, set, frozenset, type)


def alias_of(cls, key):
    if cls not in _SUBSCRIPTED and not issubclass(cls, _SUBSCRIPTED):
        raise TypeError(f"type '{cls.__name__}' is not subscriptable")
    return GenericAlias(cls, key)


def annotations_of_class(cls):
    known = cls.__dict__.get("__annotations_cache__")
    if known is None:
        annotate = cls.__annotate__
        known = {} if annotate is None else annotate(1)
        if annotate is not None:
            cls.__annotations_cache__ = known
    return known


def union_of(left, right):
    for one in (left, right):
        if one is not None and not isinstance(one, (type, GenericAlias, UnionType)):
            return NotImplemented
    return make_union(left, right)


def make_union(left, right):
    args = []
    for one in (left, right):
        for part in one.__args__ if isinstance(one, UnionType) else (type(None) if one is None else one,):
            if part not in args:
                args.append(part)
    return args[0] if len(args) == 1 else UnionType(tuple(args))
