"""enum: classes whose members are constants."""

import operator
from types import DynamicClassAttribute

__all__ = [
    "EnumMeta", "EnumType", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique", "property",
    "member", "nonmember", "verify", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE", "FlagBoundary", "STRICT", "CONFORM",
    "EJECT", "KEEP",
]

_property = property
Enum = Flag = None


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


class auto:
    """A value that the class chooses."""

    def __init__(self, value=None):
        self.value = value

    def __repr__(self):
        return f"auto({self.value!r})"


class property(DynamicClassAttribute):
    """An attribute of members; of the class it is the member of that name."""

    def __set_name__(self, owner, name):
        self.name, self.clsname = name, owner.__name__

    def __get__(self, instance, owner=None):
        if instance is None:
            member = owner.__dict__.get("_member_map_", {}).get(self.name)
            if member is None:
                raise AttributeError(f"{owner!r} has no attribute {self.name!r}")
            return member
        if self.fget is None:
            return instance.__dict__["_" + self.name + "_"]
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")
        return self.fset(instance, value)


_FLAG_METHODS = ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__", "__repr__")


def _is_descriptor(value):
    return hasattr(type(value), "__get__") or hasattr(type(value), "__set__") or hasattr(type(value), "__delete__")


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


class EnumDict(dict):
    """The namespace of an enum's body, which notes the members."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._member_names, self._last_values, self._ignore = {}, [], []
        self._generate, self._cls_name = None, cls_name

    def __setitem__(self, key, value):
        if _is_sunder(key):
            if key == "_generate_next_value_":
                self._generate = value.__func__ if isinstance(value, staticmethod) else value
            elif key == "_ignore_":
                self._ignore = value.replace(",", " ").split() if isinstance(value, str) else list(value)
            elif key not in ("_order_", "_missing_", "_iter_member_", "_new_member_", "_add_alias_", "_numeric_repr_", "_boundary_"):
                raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
        elif _is_dunder(key) or key in self._ignore or key.startswith(f"_{self._cls_name}__"):
            pass
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif isinstance(value, nonmember):
            value = value.value
        elif not isinstance(value, member) and (_is_descriptor(value) or isinstance(value, type)):
            pass
        else:
            if isinstance(value, member):
                value = value.value
            value = self._chosen(key, value)
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _chosen(self, key, value):
        if isinstance(value, auto):
            if value.value is None:
                value.value = self._generate(key, 1, len(self._member_names), self._last_values[:])
            return value.value
        if isinstance(value, tuple) and any(isinstance(one, auto) for one in value):
            return tuple([self._chosen(key, one) if isinstance(one, auto) else one for one in value])
        return value


_EnumDict = EnumDict


class EnumType(type):
    @classmethod
    def __prepare__(metacls, cls, bases, **keywords):
        namespace = EnumDict(cls)
        data_type, first = metacls._get_mixins_(cls, bases)
        if first is not None:
            namespace._generate = getattr(first, "_generate_next_value_", None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **keywords):
        if _is_simple(classdict):
            return super().__new__(metacls, cls, bases, classdict, **keywords)
        names = list(classdict._member_names)
        values = {name: dict.pop(classdict, name) for name in names}
        for name in classdict._ignore:
            dict.pop(classdict, name, None)
        dict.pop(classdict, "_ignore_", None)
        data_type, first = metacls._get_mixins_(cls, bases)
        namespace = dict(classdict)
        namespace["_member_names_"], namespace["_member_map_"] = [], {}
        namespace["_value2member_map_"], namespace["_unhashable_"] = {}, []
        namespace["_member_type_"] = data_type
        if "_generate_next_value_" in namespace and not isinstance(namespace["_generate_next_value_"], staticmethod):
            namespace["_generate_next_value_"] = staticmethod(namespace["_generate_next_value_"])
        own_new = namespace.get("__new__")
        enum_class = super().__new__(metacls, cls, bases, namespace, **keywords)
        is_flag = Flag is not None and issubclass(enum_class, Flag)
        if is_flag:
            enum_class._boundary_ = boundary or getattr(first, "_boundary_", None)
            enum_class._flag_mask_ = enum_class._singles_mask_ = 0
        make = _maker(enum_class, own_new, data_type)
        for name in names:
            _add_member(enum_class, name, values[name], make, data_type, is_flag)
        if is_flag and data_type is not object:
            for name in _FLAG_METHODS:
                if name not in namespace:
                    type.__setattr__(enum_class, name, getattr(Flag, name))
        if Enum is not None:
            if own_new is not None:
                enum_class.__new_member__ = own_new
            enum_class.__new__ = Enum.__new__
        return enum_class

    def __init__(cls, *args, **keywords):
        pass

    @staticmethod
    def _get_mixins_(cls_name, bases):
        if not bases:
            return object, None
        first = bases[-1]
        if not isinstance(first, EnumType):
            raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
        if first._member_names_ if hasattr(first, "_member_names_") else False:
            raise TypeError(f"<enum {cls_name!r}> cannot extend {first!r}")
        for chain in bases:
            for base in chain.__mro__:
                if base is object or isinstance(base, EnumType):
                    if isinstance(base, EnumType) and getattr(base, "_member_type_", object) is not object:
                        return base._member_type_, first
                    continue
                if base in (int, str, float, bytes, tuple, frozenset) or "__new__" in base.__dict__:
                    return chain if not isinstance(chain, EnumType) else base, first
        return object, first

    def __bool__(cls):
        return True

    def __call__(cls, value, names=None, *more, module=None, qualname=None, type=None, start=1, boundary=None):
        if cls._member_map_:
            if names is not None:
                value = (value, names, *more)
            return cls.__new__(cls, value)
        if names is None and type is None:
            if not more:
                return cls.__new__(cls, value)
        return cls._create_(value, names, module=module, type=type, start=start)

    def _create_(cls, class_name, names, *, module=None, type=None, start=1):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        classdict = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            values = []
            for count, name in enumerate(names):
                values.append(cls._generate_next_value_(name, start, count, values[:]))
            names = list(zip(names, values))
        for item in names if not isinstance(names, dict) else names.items():
            name, value = (item, names[item]) if isinstance(item, str) else item
            classdict[name] = value
        made = metacls.__new__(metacls, class_name, bases, classdict)
        if module is None:
            import sys
            module = sys._getframemodulename(2)
        made.__module__ = module
        return made

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            return value in cls._value2member_map_
        except TypeError:
            return value in cls._unhashable_

    def __delattr__(cls, attr):
        if attr in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __getattr__(cls, name):
        if not _is_dunder(name):
            member = cls.__dict__.get("_member_map_", {}).get(name)
            if member is not None:
                return member
        raise AttributeError(f"type object {cls.__name__!r} has no attribute {name!r}")

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    @_property
    def __members__(cls):
        from types import MappingProxyType
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return f"<flag {cls.__name__!r}>"
        return f"<enum {cls.__name__!r}>"


EnumMeta = EnumType


def _is_simple(classdict):
    return not isinstance(classdict, EnumDict)


def _maker(enum_class, own_new, data_type):
    if own_new is not None:
        return own_new
    for base in enum_class.__mro__[1:]:
        if "__new_member__" in base.__dict__:
            return base.__dict__["__new_member__"]
    return data_type.__new__


def _add_member(cls, name, value, make, data_type, is_flag):
    args = value if isinstance(value, tuple) else (value,)
    if data_type is tuple:
        args = (args,)
    if isinstance(make, staticmethod):
        make = make.__func__
    if data_type is object and make is object.__new__:
        made = object.__new__(cls)
    else:
        made = make(cls, *args)
    if "_value_" not in made.__dict__:
        made._value_ = value if data_type is object else _mixed_value(data_type, args)
    value = made._value_
    made._name_, made.__objclass__, made._sort_order_ = name, cls, len(cls._member_names_)
    if getattr(cls, "__init__", None) is not getattr(Enum, "__init__", None):
        made.__init__(*args)
    known = _known(cls, value)
    if known is not None:
        made = known
    else:
        is_single = not is_flag or isinstance(value, int) and value > 0 and value & (value - 1) == 0
        if is_single:
            cls._member_names_.append(name)
        try:
            cls._value2member_map_.setdefault(value, made)
        except TypeError:
            cls._unhashable_.append(value)
    cls._member_map_[name] = made
    if is_flag and isinstance(value, int):
        cls._flag_mask_ |= value
        if value > 0 and value & (value - 1) == 0:
            cls._singles_mask_ |= value
    type.__setattr__(cls, name, made)


def _mixed_value(data_type, args):
    try:
        return data_type(*args)
    except Exception as error:
        raise TypeError("_value_ not set in __new__, unable to create it") from error


def _known(cls, value):
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        for one in cls._member_map_.values():
            if one._value_ == value:
                return one
    return None


class Enum(metaclass=EnumType):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return max(last_values) + 1
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None

    def __new__(cls, value):
        if type(value) is cls:
            return value
        member = _known(cls, value)
        if member is not None:
            return member
        if not cls._member_map_:
            raise TypeError(f"{cls!r} has no members")
        error = None
        try:
            member = cls._missing_(value)
        except Exception as raised:
            error, member = raised, None
        if isinstance(member, cls):
            return member
        wrong = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        if member is None and error is None:
            raise wrong
        if error is None:
            error = TypeError(
                f"error in {cls.__name__}._missing_: returned {member!r} instead of None or a valid member"
            )
        if not isinstance(error, ValueError):
            error.__context__ = wrong
        raise error

    def __init__(self, *args, **keywords):
        pass

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        value = self._value_
        return f"<{self.__class__.__name__}.{self._name_}: {value!r}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_


class ReprEnum(Enum):
    """Only the `repr` is that of an enum; the text is its value's."""


class IntEnum(int, ReprEnum):
    def __str__(self):
        return int.__repr__(self)

    def __format__(self, format_spec):
        return int.__format__(int(self), format_spec)


class StrEnum(str, ReprEnum):
    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        value = str(*values)
        member = str.__new__(cls, value)
        member._value_ = value
        return member

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __str__(self):
        return str.__str__(self)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)


class FlagBoundary(StrEnum):
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum):
    _boundary_ = STRICT

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return 1 if start is None else start
        return 2 ** max(last_values).bit_length()

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask, bits = cls._flag_mask_, cls._flag_mask_.bit_length()
        everything = (1 << bits) - 1
        if not ~everything <= value <= everything or value & (everything ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), bits)
                raise ValueError(
                    f"{cls!r} invalid value {value!r}\n    given {_binary(value, width)}\n  allowed {_binary(mask, width)}"
                )
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
        if value < 0:
            value = value & mask if cls._boundary_ in (STRICT, CONFORM) else value + everything + 1
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        made._value_, made.__objclass__ = value, cls
        parts = [one._name_ for one in cls if value & one._value_]
        rest = value & ~mask
        made._name_ = "|".join(parts + [str(rest)] if rest and parts else parts) or None
        return cls._value2member_map_.setdefault(value, made)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {type(self).__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return iter([one for one in self.__class__ if one._value_ & self._value_])

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        name = self.__class__.__name__
        if self._name_ is None:
            return f"<{name}: {self._value_!r}>"
        return f"<{name}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        name = self.__class__.__name__
        return f"{name}({self._value_!r})" if self._name_ is None else f"{name}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _bits_of(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return NotImplemented

    def __or__(self, other):
        bits = self._bits_of(other)
        return bits if bits is NotImplemented else self.__class__(self._value_ | bits)

    def __and__(self, other):
        bits = self._bits_of(other)
        return bits if bits is NotImplemented else self.__class__(self._value_ & bits)

    def __xor__(self, other):
        bits = self._bits_of(other)
        return bits if bits is NotImplemented else self.__class__(self._value_ ^ bits)

    def __invert__(self):
        if self._boundary_ in (EJECT, KEEP):
            return self.__class__(~self._value_)
        return self.__class__(self._singles_mask_ & ~self._value_)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    def __str__(self):
        return int.__repr__(self)

    def __format__(self, format_spec):
        return int.__format__(int(self), format_spec)


def _binary(value, width):
    figures = bin(value & ((1 << width) - 1))[2:].rjust(width, "0")
    return f"0b{'1' if value < 0 else '0'} {figures}"


def unique(enumeration):
    aliases = [(name, one.name) for name, one in enumeration.__members__.items() if name != one.name]
    if aliases:
        text = ", ".join([f"{alias} -> {name}" for alias, name in aliases])
        raise ValueError(f"duplicate values found in {enumeration!r}: {text}")
    return enumeration


class EnumCheck(StrEnum):
    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                aliases = [(name, one.name) for name, one in enumeration.__members__.items() if name != one.name]
                if aliases:
                    text = ", ".join([f"{alias} -> {name}" for alias, name in aliases])
                    raise ValueError(f"aliases found in {enumeration!r}: {text}")
            elif check is CONTINUOUS:
                values = {one.value for one in enumeration}
                missing = [one for one in range(min(values), max(values)) if one not in values]
                if missing:
                    raise ValueError(f"invalid enum {enumeration.__name__!r}: missing values {', '.join([str(one) for one in missing])}")
        return enumeration
