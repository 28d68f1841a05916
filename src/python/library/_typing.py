"""Type variables, generic classes and type aliases: what the compiler makes of
`def f[T]`, `class C[T]` and `type X = …`. C in CPython; the names for
annotations are `typing`."""

from _prelude import GenericAlias, make_union


class NoDefaultType:
    """What stands where a type variable has no default."""

    __module__ = "typing"

    def __repr__(self):
        return "typing.NoDefault"


NoDefault = NoDefaultType()


class _Variable:
    _is_type_variable = True
    _bound = _constraints = _default = None

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False, default=NoDefault):
        self.__name__, self.__infer_variance__ = name, infer_variance
        self.__covariant__, self.__contravariant__ = covariant, contravariant
        self._bound = lambda format: bound
        self._constraints = lambda format: constraints
        self._default = lambda format: default

    def __repr__(self):
        sign = "" if self.__infer_variance__ else "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return sign + self.__name__

    @property
    def __bound__(self):
        return self._bound(1)

    @property
    def __constraints__(self):
        return tuple(self._constraints(1))

    @property
    def __default__(self):
        return self._default(1)

    def has_default(self):
        return self.__default__ is not NoDefault

    def __or__(self, other):
        return make_union(self, other)

    def __ror__(self, other):
        return make_union(other, self)

    def __init_subclass__(cls):
        cls.__module__ = "typing"

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


class _GenericAlias(GenericAlias):
    """A generic class with arguments."""

    __slots__ = ()
    __module__ = "typing"

    def __instancecheck__(self, instance):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    __subclasscheck__ = __instancecheck__


class TypeVar(_Variable):
    pass


class _Part:
    """`P.args` or `P.kwargs`."""

    def __init__(self, origin, name):
        self.__origin__, self._name = origin, name

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._name}"


class ParamSpec(_Variable):
    @property
    def args(self):
        return _Part(self, "args")

    @property
    def kwargs(self):
        return _Part(self, "kwargs")


class _Unpacked:
    _is_type_variable = True

    def __init__(self, variable):
        self._variable, self.__name__ = variable, variable.__name__

    def __repr__(self):
        return f"typing.Unpack[{self._variable!r}]"


class TypeVarTuple(_Variable):
    def __repr__(self):
        return self.__name__

    def __iter__(self):
        yield _Unpacked(self)


class TypeAliasType:
    __module__ = "typing"

    def __init__(self, name, value, *, type_params=()):
        self.__name__, self.__type_params__ = name, type_params
        self._evaluate, self._known = lambda format: value, False

    def __repr__(self):
        return self.__name__

    @property
    def __value__(self):
        if not self._known:
            self._value, self._known = self._evaluate(1), True
        return self._value

    @property
    def __parameters__(self):
        return self.__type_params__

    def __getitem__(self, key):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return GenericAlias(self, key)

    def __or__(self, other):
        return make_union(self, other)

    def __ror__(self, other):
        return make_union(other, self)


class Generic:
    __slots__ = ()
    __module__ = "typing"

    def __class_getitem__(cls, key):
        if cls.__dict__.get("_is_form"):
            return _GenericAlias(cls, key)
        wanted, given = cls.__parameters__, key if isinstance(key, tuple) else (key,)
        if not wanted:
            raise TypeError(f"{cls} is not a generic class")
        is_open = any([isinstance(one, (TypeVarTuple, ParamSpec, _Unpacked)) for one in wanted])
        least = len([one for one in wanted if not one.has_default()]) if not is_open else 0
        if not is_open and not least <= len(given) <= len(wanted):
            many, at_least = ("many", "") if len(given) > len(wanted) else ("few", "at least " if least < len(wanted) else "")
            raise TypeError(f"Too {many} arguments for {cls}; actual {len(given)}, expected {at_least}{least if at_least else len(wanted)}")
        return _GenericAlias(cls, key)

    def __init_subclass__(cls, *args, **keywords):
        super().__init_subclass__(*args, **keywords)
        bases = cls.__dict__.get("__orig_bases__", ())
        found = []
        for base in bases:
            if getattr(base, "__origin__", None) is Generic:
                found = list(base.__args__)
                break
            for one in getattr(base, "__parameters__", ()):
                if one not in found and isinstance(base, GenericAlias):
                    found.append(one)
        cls.__parameters__ = tuple([getattr(one, "_variable", one) for one in found])


Generic._is_form = True


def make(number, first, second):
    """What the compiler's own calls for type parameters give, by their numbers."""
    if number == 7:
        return TypeVar(first, infer_variance=True)
    if number == 8:
        return ParamSpec(first, infer_variance=True)
    if number == 9:
        return TypeVarTuple(first, infer_variance=True)
    if number == 10:
        return _GenericAlias(Generic, tuple([_Unpacked(one) if isinstance(one, TypeVarTuple) else one for one in first]))
    if number == 11:
        name, params, evaluate = first
        alias = TypeAliasType(name, None, type_params=params or ())
        alias._evaluate = evaluate
        return alias
    if number == 102 or number == 103:
        made = TypeVar(first, infer_variance=True)
        if number == 102:
            made._bound = second
        else:
            made._constraints = second
        return made
    first._default = second
    return first
