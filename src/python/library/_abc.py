"""The metaclass of abstract classes: what abc has in C."""

_registrations = 0


def get_cache_token():
    return _registrations


class ABCMeta(type):
    __module__ = "abc"

    def __new__(metaclass, name, bases, namespace, /, **keywords):
        cls = super().__new__(metaclass, name, bases, namespace, **keywords)
        abstract = [name for name, value in namespace.items() if _is_abstract(value)]
        for base in bases:
            for name in getattr(base, "__abstractmethods__", ()):
                if name not in abstract and _is_abstract(getattr(cls, name, None)):
                    abstract.append(name)
        cls.__abstractmethods__ = frozenset(abstract)
        cls._abc_registry = []
        return cls

    def register(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        global _registrations
        _registrations += 1
        cls._abc_registry.append(subclass)
        if hasattr(cls, "_match_kind") and subclass.__module__ != "builtins":
            subclass._match_kind = cls._match_kind
        return subclass

    def __instancecheck__(cls, instance):
        return cls.__subclasscheck__(instance.__class__)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        answer = cls.__subclasshook__(subclass)
        if answer is not NotImplemented:
            return answer
        if cls in subclass.__mro__:
            return True
        for one in cls._abc_registry:
            if issubclass(subclass, one):
                return True
        for one in type.__subclasses__(cls):
            if issubclass(subclass, one):
                return True
        return False


def _is_abstract(value):
    if isinstance(value, property):
        return any([getattr(one, "__isabstractmethod__", False) for one in (value.fget, value.fset, value.fdel)])
    if isinstance(value, (staticmethod, classmethod)):
        value = value.__func__
    return getattr(value, "__isabstractmethod__", False)
