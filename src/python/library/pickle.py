"""pickle: objects as bytes and back, in CPython's protocol 5 to the byte for what
is built in. C in CPython."""

import copyreg
import sys
from _prelude import _call, _load

HIGHEST_PROTOCOL, DEFAULT_PROTOCOL = 5, 5


class PickleError(Exception):
    __module__ = "_pickle"


class PicklingError(PickleError):
    __module__ = "_pickle"


class UnpicklingError(PickleError):
    __module__ = "_pickle"


def _number(value, size):
    return value.to_bytes(size, "little")


class Pickler:
    dispatch_table = copyreg.dispatch_table

    def __init__(self, file=None, protocol=None, **keywords):
        self._file, self._parts, self._memo, self._kept = file, [], {}, []

    def dump(self, obj):
        self._parts = []
        self._save(obj)
        body = b"".join(self._parts) + b"."
        frame = b"\x95" + _number(len(body), 8) if len(body) >= 4 else b""
        data = b"\x80\x05" + frame + body
        if self._file is not None:
            self._file.write(data)
        return data

    def _put(self, *parts):
        self._parts.extend(parts)

    def _memoize(self, obj):
        self._memo[id(obj)] = len(self._memo)
        self._kept.append(obj)
        self._put(b"\x94")

    def _save(self, obj):
        cls = type(obj)
        if obj is None or obj is True or obj is False:
            return self._put(b"N" if obj is None else b"\x88" if obj else b"\x89")
        if cls is int:
            return self._save_int(obj)
        if cls is float:
            return self._put(b"G", _float_bytes(obj))
        known = self._memo.get(id(obj))
        if known is not None:
            return self._put(b"h" + _number(known, 1) if known < 256 else b"j" + _number(known, 4))
        if cls is str:
            data = obj.encode()
            self._put((b"\x8c" + _number(len(data), 1) if len(data) < 256 else b"X" + _number(len(data), 4)) + data)
            self._memoize(obj)
        elif cls is bytes:
            self._put((b"C" + _number(len(obj), 1) if len(obj) < 256 else b"B" + _number(len(obj), 4)) + obj)
            self._memoize(obj)
        elif cls is tuple:
            self._save_tuple(obj)
        elif cls is list:
            self._put(b"]")
            self._memoize(obj)
            self._batches(list(obj), b"a", b"e")
        elif cls is dict:
            self._put(b"}")
            self._memoize(obj)
            self._save_pairs(list(obj.items()))
        elif cls is set:
            self._save_set(obj)
        elif cls is frozenset:
            self._put(b"(")
            for item in obj:
                self._save(item)
            self._put(b"\x91")
            self._memoize(obj)
        elif isinstance(obj, type) or cls is type(_number) or cls is type(len):
            self._save_global(obj)
        else:
            self._save_object(obj)

    def _save_int(self, obj):
        if 0 <= obj < 256:
            self._put(b"K" + _number(obj, 1))
        elif 0 <= obj < 65536:
            self._put(b"M" + _number(obj, 2))
        elif -(2**31) <= obj < 2**31:
            self._put(b"J" + obj.to_bytes(4, "little", signed=True))
        else:
            size = (obj.bit_length() >> 3) + 1
            if obj < 0 and (-obj).bit_length() % 8 == 0 and obj == -(1 << (8 * (size - 1) - 1)):
                size -= 1
            data = obj.to_bytes(size, "little", signed=True)
            self._put((b"\x8a" + _number(size, 1) if size < 256 else b"\x8b" + _number(size, 4)) + data)

    def _save_tuple(self, obj):
        if not obj:
            return self._put(b")")
        if len(obj) > 3:
            self._put(b"(")
        for item in obj:
            self._save(item)
        known = self._memo.get(id(obj))
        if known is not None:
            self._put(b"0" * len(obj) if len(obj) <= 3 else b"1")
            return self._put(b"h" + _number(known, 1) if known < 256 else b"j" + _number(known, 4))
        self._put((b"\x85", b"\x86", b"\x87")[len(obj) - 1] if len(obj) <= 3 else b"t")
        self._memoize(obj)

    def _batches(self, items, one, many):
        for start in range(0, len(items), 1000):
            batch = items[start:start + 1000]
            if len(batch) > 1:
                self._put(b"(")
            for item in batch:
                self._save(item)
            self._put(many if len(batch) > 1 else one)

    def _save_pairs(self, pairs):
        for start in range(0, len(pairs), 1000):
            batch = pairs[start:start + 1000]
            if len(batch) > 1:
                self._put(b"(")
            for key, value in batch:
                self._save(key)
                self._save(value)
            self._put(b"u" if len(batch) > 1 else b"s")

    def _save_set(self, obj):
        self._put(b"\x8f")
        self._memoize(obj)
        items = list(obj)
        for start in range(0, len(items), 1000):
            self._put(b"(")
            for item in items[start:start + 1000]:
                self._save(item)
            self._put(b"\x90")

    def _save_global(self, obj):
        name, module = getattr(obj, "__qualname__", None), _module_of(obj)
        if "<locals>" in name:
            raise PicklingError(f"Can't pickle local object {obj!r}")
        try:
            found = _named(module, name)
        except (AttributeError, KeyError):
            raise PicklingError(f"Can't pickle {obj!r}: it's not found as {module}.{name}") from None
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module}.{name}")
        self._save(module)
        self._save(name)
        self._put(b"\x93")
        self._memoize(obj)

    def _save_object(self, obj):
        reduce = self.dispatch_table.get(type(obj))
        recipe = obj.__reduce_ex__(5) if reduce is None else reduce(obj)
        if isinstance(recipe, str):
            return self._save_global(obj)
        make, args, state, items, pairs = (*recipe, None, None, None)[:5]
        if make is copyreg.__newobj__:
            self._save(args[0])
            self._save(args[1:])
            self._put(b"\x81")
        else:
            self._save(make)
            self._save(args)
            self._put(b"R")
        self._memoize(obj)
        if items is not None:
            self._batches(list(items), b"a", b"e")
        if pairs is not None:
            self._save_pairs(list(pairs))
        if state is not None:
            self._save(state)
            self._put(b"b")


def _float_bytes(value):
    """Its 64 bits, the highest first."""
    sign = 1 if value < 0 or value == 0 and str(value)[0] == "-" else 0
    if value != value:
        bits = 0x7FF8000000000000
    elif value in (float("inf"), -float("inf")):
        bits = sign << 63 | 0x7FF << 52
    elif value == 0:
        bits = sign << 63
    else:
        above, below = abs(value).as_integer_ratio()
        power = above.bit_length() - below.bit_length()
        if (above << max(-power, 0)) < (below << max(power, 0)):
            power -= 1
        power = max(power, -1022)
        scaled = (above << 52 + max(-power, 0)) // (below << max(power, 0))
        bits = sign << 63 | (scaled if scaled < 1 << 52 else (power + 1023 << 52) + scaled - (1 << 52))
    return bits.to_bytes(8, "big")


def _float_of(data):
    bits = int.from_bytes(data, "big")
    sign, power, part = -1.0 if bits >> 63 else 1.0, bits >> 52 & 0x7FF, bits & (1 << 52) - 1
    if power == 0x7FF:
        return float("nan") if part else sign * float("inf")
    if power == 0:
        return sign * (part * 2.0**-1022 * 2.0**-52)
    whole = part + (1 << 52)
    shift = power - 1075
    return sign * (float(whole << shift) if shift >= 0 else whole / (1 << -shift))


def _module_of(obj):
    """The module in which it is to be found; a function in C may not say so itself."""
    module, name = obj.__module__, obj.__name__
    if module != "builtins" or getattr(sys.modules["builtins"], name, None) is obj:
        return module
    for other in list(sys.modules):
        if other[0] != "_" and getattr(sys.modules[other], name, None) is obj:
            return other
    return module


def _named(module, name):
    found = sys.modules[module]
    for part in name.split("."):
        found = getattr(found, part)
    return found


def _shown(byte):
    return chr(byte) if 32 <= byte < 127 else f"\\x{byte:02x}"


_MARK = object()


class Unpickler:
    def __init__(self, file, **keywords):
        self._data, self._at = file.read() if hasattr(file, "read") else file, 0
        self._stack, self._memo = [], []

    def find_class(self, module, name):
        if module not in sys.modules:
            _load(module)
        try:
            return _named(module, name)
        except AttributeError as error:
            module = sys.modules[module]
            raise AttributeError(f"Can't get attribute {name!r} on {module!r}") from error

    def _take(self, size):
        part = self._data[self._at:self._at + size]
        if len(part) < size:
            raise UnpicklingError("pickle data was truncated")
        self._at += size
        return part

    def _int(self, size, signed=False):
        return int.from_bytes(self._take(size), "little", signed=signed)

    def _marked(self):
        at = len(self._stack) - 1
        while self._stack[at] is not _MARK:
            at -= 1
        items = self._stack[at + 1:]
        del self._stack[at:]
        return items

    def load(self):
        if not self._data:
            raise EOFError("Ran out of input")
        while True:
            code = self._take(1)
            if code == b".":
                return self._stack.pop()
            if not (self._plain(code) or self._filled(code) or self._made(code)):
                raise UnpicklingError(f"invalid load key, '{_shown(code[0])}'.")

    def _plain(self, code):
        push = self._stack.append
        if code == b"\x80":
            self._take(1)
        elif code == b"\x95":
            self._take(8)
        elif code in (b"N", b"\x88", b"\x89"):
            push({b"N": None, b"\x88": True, b"\x89": False}[code])
        elif code == b"K":
            push(self._int(1))
        elif code == b"M":
            push(self._int(2))
        elif code == b"J":
            push(self._int(4, True))
        elif code == b"\x8a" or code == b"\x8b":
            push(self._int(self._int(1 if code == b"\x8a" else 4), True))
        elif code == b"G":
            push(_float_of(self._take(8)))
        elif code == b"\x8c" or code == b"X":
            push(self._take(self._int(1 if code == b"\x8c" else 4)).decode())
        elif code == b"C" or code == b"B":
            push(self._take(self._int(1 if code == b"C" else 4)))
        elif code == b"h" or code == b"j":
            push(self._memo[self._int(1 if code == b"h" else 4)])
        elif code == b"\x94":
            self._memo.append(self._stack[-1])
        elif code == b"(":
            push(_MARK)
        elif code == b"0":
            self._stack.pop()
        elif code == b"1":
            self._marked()
        else:
            return False
        return True

    def _filled(self, code):
        stack = self._stack
        if code in (b")", b"]", b"}", b"\x8f"):
            stack.append({b")": tuple, b"]": list, b"}": dict, b"\x8f": set}[code]())
        elif code in (b"\x85", b"\x86", b"\x87"):
            count = {b"\x85": 1, b"\x86": 2, b"\x87": 3}[code]
            items = tuple(stack[-count:])
            del stack[-count:]
            stack.append(items)
        elif code == b"t":
            stack.append(tuple(self._marked()))
        elif code == b"\x91":
            stack.append(frozenset(self._marked()))
        elif code == b"a":
            item = stack.pop()
            stack[-1].append(item)
        elif code == b"e":
            items = self._marked()
            for item in items:
                stack[-1].append(item)
        elif code == b"s":
            value, key = stack.pop(), stack.pop()
            stack[-1][key] = value
        elif code == b"u":
            items = self._marked()
            for at in range(0, len(items), 2):
                stack[-1][items[at]] = items[at + 1]
        elif code == b"\x90":
            items = self._marked()
            stack[-1].update(items)
        else:
            return False
        return True

    def _made(self, code):
        stack = self._stack
        if code == b"\x93":
            name, module = stack.pop(), stack.pop()
            stack.append(self.find_class(module, name))
        elif code == b"\x81":
            args, cls = stack.pop(), stack.pop()
            stack.append(_call(cls.__new__, cls, *args))
        elif code == b"R":
            args, make = stack.pop(), stack.pop()
            stack.append(_call(make, *args))
        elif code == b"b":
            self._set_state(stack.pop(), stack[-1])
        else:
            return False
        return True

    def _set_state(self, state, owner):
        if hasattr(owner, "__setstate__"):
            owner.__setstate__(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            owner.__dict__.update(state)
        for name, value in (slots or {}).items():
            setattr(owner, name, value)


def dumps(obj, protocol=None, **keywords):
    return Pickler().dump(obj)


def dump(obj, file, protocol=None, **keywords):
    Pickler(file).dump(obj)


def loads(data, /, **keywords):
    return Unpickler(data).load()


def load(file, **keywords):
    return Unpickler(file).load()


# What is C in CPython says that it stands there.
sys.modules["_pickle"] = sys.modules["pickle"]
