"""typing: names for annotations. Nothing here is checked at run time but what
CPython checks too: named tuples, protocols that say so, `cast`, `overload`."""

import collections
import collections.abc
import contextlib
import functools
import sys
from abc import ABCMeta
from types import GenericAlias, UnionType
from _prelude import _type_text, make_union
from _typing import Generic, NoDefault, ParamSpec, TypeAliasType, TypeVar, TypeVarTuple

Union = UnionType


class _Form:
    """A name that is only written in annotations."""

    def __init__(self, name, arity=None):
        self._name, self._arity = name, arity

    def __repr__(self):
        return f"typing.{self._name}"

    def __getitem__(self, key):
        if self._name == "Optional":
            return make_union(key, None)
        if self._name == "Annotated":
            return _Alias(self, key)
        return _Alias(self, key)

    def __call__(self, *args, **keywords):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return make_union(self, other)

    def __ror__(self, other):
        return make_union(other, self)

    def __mro_entries__(self, bases):
        return ()

    def __instancecheck__(self, instance):
        raise TypeError(f"{self!r} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self!r} cannot be used with issubclass()")


class _Alias:
    """A form or class of this module with arguments."""

    def __init__(self, origin, args):
        self._form = origin
        self.__origin__ = origin._class if isinstance(origin, _ClassForm) else origin
        self.__args__ = args if isinstance(args, tuple) else (args,)

    def __repr__(self):
        return f"{self._form!r}[{', '.join([_text(one) for one in self.__args__])}]"

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        return self._form is other._form and self.__args__ == other.__args__

    def __hash__(self):
        return hash((id(self._form), self.__args__))

    def __or__(self, other):
        return make_union(self, other)

    def __ror__(self, other):
        return make_union(other, self)

    def __getitem__(self, key):
        return _Alias(self._form, key)

    def __call__(self, *args, **keywords):
        return self.__origin__(*args, **keywords)

    def __mro_entries__(self, bases):
        if isinstance(self._form, _ClassForm):
            return (self.__origin__,)
        if self._form is Generic or self._form is Protocol:
            return (self._form,)
        return ()


def _text(one):
    return "..." if one is ... else _type_text(one)


class _ClassForm(_Form):
    """A class by its old name here: `List` for `list`."""

    def __init__(self, name, cls):
        self._name, self._class = name, cls
        self.__origin__ = cls

    def __getitem__(self, key):
        return _Alias(self, key)

    def __call__(self, *args, **keywords):
        return self._class(*args, **keywords)

    def __mro_entries__(self, bases):
        return (self._class,)

    def __instancecheck__(self, instance):
        return isinstance(instance, self._class)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self._class)


class _AnyMeta(type):
    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()

    def __instancecheck__(self, instance):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(instance)


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **keywords):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


_FORMS = (
    "Optional", "Literal", "Final", "ClassVar", "NoReturn", "Never", "Self", "LiteralString", "Annotated", "TypeGuard",
    "TypeIs", "Concatenate", "Unpack", "Required", "NotRequired", "ReadOnly", "TypeAlias",
)
Optional, Literal, Final, ClassVar, NoReturn, Never, Self, LiteralString, Annotated, TypeGuard, TypeIs, Concatenate, \
    Unpack, Required, NotRequired, ReadOnly, TypeAlias = [_Form(name) for name in _FORMS]

List, Dict, Set, FrozenSet = _ClassForm("List", list), _ClassForm("Dict", dict), _ClassForm("Set", set), _ClassForm("FrozenSet", frozenset)
Tuple, Type = _ClassForm("Tuple", tuple), _ClassForm("Type", type)
DefaultDict, Counter = _ClassForm("DefaultDict", collections.defaultdict), _ClassForm("Counter", collections.Counter)
Deque, OrderedDict = _ClassForm("Deque", collections.deque), _ClassForm("OrderedDict", collections.OrderedDict)
ChainMap = _ClassForm("ChainMap", collections.ChainMap)
ContextManager = _ClassForm("ContextManager", contextlib.AbstractContextManager)
AsyncContextManager = _ClassForm("AsyncContextManager", contextlib.AbstractAsyncContextManager)
_CONTAINERS = (
    "Callable", "Iterable", "Iterator", "Generator", "Sequence", "MutableSequence", "Mapping", "MutableMapping",
    "Collection", "Container", "Hashable", "Sized", "Reversible", "Awaitable", "Coroutine", "AsyncIterable",
    "AsyncIterator", "AsyncGenerator", "MutableSet", "KeysView", "ValuesView", "ItemsView",
)
Callable, Iterable, Iterator, Generator, Sequence, MutableSequence, Mapping, MutableMapping, Collection, Container, \
    Hashable, Sized, Reversible, Awaitable, Coroutine, AsyncIterable, AsyncIterator, AsyncGenerator, MutableSet, \
    KeysView, ValuesView, ItemsView = [_ClassForm(name, getattr(collections.abc, name)) for name in _CONTAINERS]
AbstractSet = _ClassForm("AbstractSet", collections.abc.Set)
Text = str
TYPE_CHECKING = False


AnyStr = TypeVar("AnyStr", bytes, str)


def runtime_checkable(cls):
    cls._is_checked = True
    return cls


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if cls.__dict__.get("_is_protocol") and not cls.__dict__.get("_is_checked"):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if super().__instancecheck__(instance):
            return True
        if not cls.__dict__.get("_is_protocol"):
            return False
        return all([hasattr(instance, name) for name in _members(cls)])


def _members(cls):
    found = []
    for base in cls.__mro__:
        if base.__dict__.get("_is_protocol") and base is not Protocol:
            found.extend(base.__annotations__)
            found.extend([name for name in base.__dict__ if not name.startswith("_") or name.endswith("__")])
    own = ("__dict__", "__weakref__", "__doc__", "__module__", "__abstractmethods__", "__slots__", "__parameters__",
           "__orig_bases__", "__init__", "__annotate_func__", "__annotations_cache__", "__static_attributes__",
           "__firstlineno__", "__match_args__", "__qualname__", "__init_subclass__")
    return [name for name in found if name not in own]


class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()
    _is_protocol = _is_form = True

    def __init_subclass__(cls, *args, **keywords):
        super().__init_subclass__(*args, **keywords)
        cls._is_protocol = Protocol in cls.__bases__
        if cls._is_protocol and "__init__" not in cls.__dict__:
            cls.__init__ = _no_protocol_init


def _no_protocol_init(self, *args, **keywords):
    if type(self)._is_protocol:
        raise TypeError("Protocols cannot be instantiated")


SupportsInt = runtime_checkable(type("SupportsInt", (Protocol,), {"__int__": lambda self: 0, "_is_protocol": True}))
SupportsFloat = runtime_checkable(type("SupportsFloat", (Protocol,), {"__float__": lambda self: 0.0, "_is_protocol": True}))
SupportsIndex = runtime_checkable(type("SupportsIndex", (Protocol,), {"__index__": lambda self: 0, "_is_protocol": True}))
SupportsAbs = runtime_checkable(type("SupportsAbs", (Protocol,), {"__abs__": lambda self: 0, "_is_protocol": True}))


class _NamedTupleMeta(type):
    def __new__(metacls, name, bases, namespace):
        annotate = namespace.get("__annotate_func__")
        hints = annotate(1) if annotate is not None else namespace.get("__annotations__", {})
        defaults = []
        for field in hints:
            if field in namespace:
                defaults.append(namespace[field])
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {field} cannot follow default fields {', '.join([one for one in hints if one in namespace])}")
        made = collections.namedtuple(name, list(hints), defaults=defaults, module=namespace.get("__module__"))
        for key, value in namespace.items():
            if key not in hints and key not in ("__new__", "__slots__", "__annotate_func__", "__orig_bases__", "__classcell__"):
                setattr(made, key, value)
        made.__annotate_func__ = lambda format: dict(hints)
        return made


def NamedTuple(typename, fields=()):
    made = collections.namedtuple(typename, [name for name, _ in fields], module=sys._getframemodulename(1))
    made.__annotate_func__ = lambda format: dict(fields)
    return made


def _named_tuple_bases(bases):
    return (_NamedTuple,)


_NamedTuple = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})
NamedTuple.__mro_entries__ = _named_tuple_bases


class _TypedDictMeta(type):
    def __new__(metacls, name, bases, namespace, total=True, closed=None):
        namespace = dict(namespace)
        annotate = namespace.get("__annotate_func__")
        made = type.__new__(metacls, name, (dict,), namespace)
        hints = {}
        for base in bases:
            hints.update(getattr(base, "_own_hints", {}))
        if annotate is not None:
            hints.update(annotate(1))
        made._own_hints = hints
        made.__annotate_func__ = lambda format: dict(hints)
        made.__total__ = total
        return made

    def __call__(cls, /, *args, **keywords):
        return dict(*args, **keywords)

    def __instancecheck__(cls, instance):
        raise TypeError("TypedDict does not support instance and class checks")

    __subclasscheck__ = __instancecheck__


def TypedDict(typename, fields=(), /, *, total=True):
    return _TypedDictMeta(typename, (), {"__annotate_func__": lambda format: dict(fields)}, total=total)


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


class NewType:
    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = sys._getframemodulename(1)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __call__(self, value, /):
        return value

    def __or__(self, other):
        return make_union(self, other)

    def __ror__(self, other):
        return make_union(other, self)


def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_never(arg, /):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def _overload_dummy(*args, **keywords):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub "
        "module should always be followed by an implementation that is not @overload-ed."
    )


def overload(func):
    return _overload_dummy


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    arg.__no_type_check__ = True
    return arg


def dataclass_transform(**options):
    return lambda cls_or_fn: cls_or_fn


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            hints.update(base.__annotations__)
    else:
        hints.update(obj.__annotations__)
    return {name: type(None) if hint is None else hint for name, hint in hints.items()}


def get_origin(tp):
    if isinstance(tp, UnionType):
        return Union
    return getattr(tp, "__origin__", None)


def get_args(tp):
    return getattr(tp, "__args__", ())


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)
