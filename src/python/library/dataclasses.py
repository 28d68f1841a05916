"""dataclasses. CPython writes the methods as text and compiles it; here they are
functions that look at the fields."""

import types
from _dataclasses import _Initialiser
from _prelude import _enter_repr, _leave_repr

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict",
    "astuple", "make_dataclass", "replace", "is_dataclass",
]


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
_FIELDS, _PARAMS, _POST_INIT = "__dataclass_fields__", "__dataclass_params__", "__post_init__"


class _Kind:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD, _CLASSVAR, _INITVAR = _Kind("_FIELD"), _Kind("_FIELD_CLASSVAR"), _Kind("_FIELD_INITVAR")


class InitVar:
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only", "doc",
        "_field_type",
    )

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc):
        self.name = self.type = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash, self.compare = init, repr, hash, compare
        self.metadata = types.MappingProxyType({} if metadata is None else metadata)
        self.kw_only, self.doc = kw_only, doc
        self._field_type = None

    def __repr__(self):
        parts = [f"{name}={getattr(self, name)!r}" for name in Field.__slots__]
        return f"Field({','.join(parts)})"

    def __set_name__(self, owner, name):
        method = getattr(type(self.default), "__set_name__", None)
        if method:
            method(self.default, owner, name)


class _DataclassParams:
    def __init__(self, **options):
        self.__dict__.update(options)

    def __repr__(self):
        return f"_DataclassParams({','.join([f'{name}={value!r}' for name, value in self.__dict__.items()])})"


def field(
    *, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
    kw_only=MISSING, doc=None,
):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


def _kind_of(hint):
    if isinstance(hint, str):
        if hint.startswith(("ClassVar", "typing.ClassVar")):
            return _CLASSVAR
        return _INITVAR if hint.startswith(("InitVar", "dataclasses.InitVar")) else _FIELD
    if isinstance(hint, InitVar) or hint is InitVar:
        return _INITVAR
    name = getattr(hint, "_name", None) or getattr(getattr(hint, "__origin__", None), "_name", None)
    return _CLASSVAR if name == "ClassVar" else _FIELD


def _field_of(cls, name, hint, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        made = field(default=default)
    made.name, made.type = name, hint
    made._field_type = _kind_of(hint)
    if made._field_type is not _FIELD and made.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if made._field_type is not _CLASSVAR and made.kw_only is MISSING:
        made.kw_only = kw_only
    if made._field_type is _FIELD and made.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(made.default)} for field {name} is not allowed: use default_factory")
    return made


def _own_fields(cls, kw_only):
    found = []
    for name, hint in cls.__annotations__.items():
        if hint is KW_ONLY:
            kw_only = True
        else:
            found.append(_field_of(cls, name, hint, kw_only))
    return found


def _set_new(cls, name, value):
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _named(cls, function, name):
    function.__name__ = name
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    function.__module__ = cls.__module__
    return function


def _add_init(cls, fields, frozen):
    ordered = [one for one in fields if one.init and not one.kw_only]
    seen = None
    for one in ordered:
        if one.default is not MISSING or one.default_factory is not MISSING:
            seen = one
        elif seen is not None:
            raise TypeError(f"non-default argument {one.name!r} follows default argument {seen.name!r}")
    has_post = hasattr(cls, _POST_INIT)
    steps = []
    for one in fields:
        kind = 0 if one._field_type is _FIELD else 1
        default = one.default if one.default is not MISSING else None
        steps.append((
            one.name, one.init, bool(one.kw_only), one.default is not MISSING, default,
            None if one.default_factory is MISSING else one.default_factory, kind,
        ))
    initialise = _Initialiser(steps, f"{cls.__qualname__}.__init__", frozen, has_post)

    def __init__(self, /, *args, **keywords):
        initialise(self, args, keywords)

    _set_new(cls, "__init__", _named(cls, __init__, "__init__"))
    hints = {one.name: one.type for one in fields if one.init}
    hints["return"] = None
    cls.__dict__["__init__"].__annotate__ = lambda format: dict(hints)


def _add_repr(cls, fields):
    names = [one.name for one in fields if one.repr]

    def __repr__(self):
        if not _enter_repr(self):
            return "..."
        try:
            inner = ", ".join([f"{name}={getattr(self, name)!r}" for name in names])
        finally:
            _leave_repr()
        return f"{self.__class__.__qualname__}({inner})"

    _set_new(cls, "__repr__", _named(cls, __repr__, "__repr__"))


def _values(owner, names):
    return tuple([getattr(owner, name) for name in names])


def _add_eq(cls, fields):
    names = [one.name for one in fields if one.compare]

    def __eq__(self, other):
        if self is other:
            return True
        if other.__class__ is not self.__class__:
            return NotImplemented
        return _values(self, names) == _values(other, names)

    _set_new(cls, "__eq__", _named(cls, __eq__, "__eq__"))


def _add_order(cls, fields):
    names = [one.name for one in fields if one.compare]
    same = lambda one, other: other.__class__ is one.__class__

    def __lt__(self, other):
        return _values(self, names) < _values(other, names) if same(self, other) else NotImplemented

    def __le__(self, other):
        return _values(self, names) <= _values(other, names) if same(self, other) else NotImplemented

    def __gt__(self, other):
        return _values(self, names) > _values(other, names) if same(self, other) else NotImplemented

    def __ge__(self, other):
        return _values(self, names) >= _values(other, names) if same(self, other) else NotImplemented

    for name, function in (("__lt__", __lt__), ("__le__", __le__), ("__gt__", __gt__), ("__ge__", __ge__)):
        if _set_new(cls, name, _named(cls, function, name)):
            raise TypeError(
                f"Cannot overwrite attribute {name} in class {cls.__name__}. Consider using functools.total_ordering"
            )


def _add_frozen(cls, fields):
    names = frozenset([one.name for one in fields])

    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    for name, function in (("__setattr__", __setattr__), ("__delattr__", __delattr__)):
        if _set_new(cls, name, _named(cls, function, name)):
            raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}")


def _add_hash(cls, fields, eq, frozen, unsafe_hash, has_own):
    if unsafe_hash and has_own:
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    if unsafe_hash or eq and frozen and not has_own:
        names = [one.name for one in fields if (one.compare if one.hash is None else one.hash)]

        def __hash__(self):
            return hash(_values(self, names))

        cls.__hash__ = _named(cls, __hash__, "__hash__")
    elif eq and not has_own:
        cls.__hash__ = None


def _processed(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    fields, any_frozen, all_frozen, has_base = {}, False, None, False
    for base in cls.__mro__[-1:0:-1]:
        inherited = base.__dict__.get(_FIELDS)
        if inherited is not None:
            has_base = True
            fields.update(inherited)
            all_frozen = getattr(base, _PARAMS).frozen if all_frozen is None else all_frozen
            any_frozen = any_frozen or getattr(base, _PARAMS).frozen
    own = _own_fields(cls, kw_only)
    for one in own:
        fields[one.name] = one
        if isinstance(getattr(cls, one.name, None), Field):
            if one.default is MISSING:
                delattr(cls, one.name)
            else:
                setattr(cls, one.name, one.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls.__annotations__:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if has_base:
        if any_frozen and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not all_frozen and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, fields)
    setattr(cls, _PARAMS, _DataclassParams(
        init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
        kw_only=kw_only, slots=slots, weakref_slot=weakref_slot,
    ))
    own_hash = cls.__dict__.get("__hash__", MISSING)
    has_own = not (own_hash is MISSING or own_hash is None and "__eq__" in cls.__dict__)
    real = [one for one in fields.values() if one._field_type is _FIELD]
    if init:
        _add_init(cls, [one for one in fields.values() if one._field_type is not _CLASSVAR], frozen)
    if repr:
        _add_repr(cls, real)
    if eq:
        _add_eq(cls, real)
    if order:
        _add_order(cls, real)
    if frozen:
        _add_frozen(cls, real)
    _add_hash(cls, real, eq, frozen, unsafe_hash, has_own)
    if match_args:
        _set_new(cls, "__match_args__", tuple([one.name for one in fields.values() if one.init and not one.kw_only]))
    _set_new(cls, "__replace__", _replace)
    return _with_slots(cls, real, own) if slots else cls


def _with_slots(cls, real, own):
    """A class like this one whose fields are slots."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    inherited = set()
    for base in cls.__mro__[1:-1]:
        inherited.update(getattr(base, "__slots__", ()))
    for one in real:
        namespace.pop(one.name, None)
    namespace["__slots__"] = tuple([one.name for one in real if one.name not in inherited])
    namespace.pop("__dict__", None)
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = cls.__qualname__
    return made


def dataclass(
    cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
    kw_only=False, slots=False, weakref_slot=False,
):
    def wrap(cls):
        return _processed(
            cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot
        )

    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([one for one in found.values() if one._field_type is _FIELD])


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _as_plain(obj, lambda pairs: dict_factory(pairs))


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _as_plain(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def _as_plain(obj, make):
    if _is_instance(obj):
        return make([(one.name, _as_plain(getattr(obj, one.name), make)) for one in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_as_plain(value, make) for value in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_as_plain(value, make) for value in obj])
    if isinstance(obj, dict):
        pairs = [(_as_plain(key, make), _as_plain(value, make)) for key, value in obj.items()]
        if hasattr(type(obj), "default_factory"):
            result = type(obj)(obj.default_factory)
            result.update(pairs)
            return result
        return type(obj)(pairs)
    import copy
    return copy.deepcopy(obj)


def _replace(self, /, **changes):
    for one in getattr(self, _FIELDS).values():
        if one._field_type is _CLASSVAR:
            continue
        if not one.init:
            if one.name in changes:
                raise TypeError(f"field {one.name} is declared with init=False, it cannot be specified with replace()")
        elif one.name not in changes:
            if one._field_type is _INITVAR and one.default is MISSING:
                raise TypeError(f"InitVar {one.name!r} must be specified with replace()")
            changes[one.name] = getattr(self, one.name)
    return self.__class__(**changes)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, module=None, **options):
    namespace = dict(namespace or {})
    hints = {}
    for item in fields:
        if isinstance(item, str):
            item = (item, "typing.Any")
        hints[item[0]] = item[1]
        if len(item) == 3:
            namespace[item[0]] = item[2]
    namespace["__annotate_func__"] = lambda format: hints
    return dataclass(type(cls_name, bases, namespace), **options)
