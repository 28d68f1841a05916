"""types: classes that have no name among the builtins."""

import sys
from _types import GenericAlias, SimpleNamespace, UnionType, coroutine, get_original_bases, MappingProxyType
from _types import DynamicClassAttribute

FunctionType = LambdaType = type(lambda: None)
BuiltinFunctionType = BuiltinMethodType = type(len)
MethodType = type(SimpleNamespace().__repr__)
GeneratorType = type(one for one in ())
CodeType = type((lambda: None).__code__)
NoneType, EllipsisType, NotImplementedType = type(None), type(...), type(NotImplemented)
ModuleType = type(sys)


async def _coroutine():
    pass


async def _async_generator():
    yield


_made = _coroutine()
CoroutineType = type(_made)
_made.close()
AsyncGeneratorType = type(_async_generator())
CellType = type((lambda x: lambda: x)(0).__closure__[0])
del _made


def new_class(name, bases=(), kwds=None, exec_body=None):
    kwds = dict(kwds or {})
    resolved = resolve_bases(bases)
    meta = kwds.pop("metaclass", type(resolved[0]) if resolved else type)
    namespace = meta.__prepare__(name, resolved, **kwds) if hasattr(meta, "__prepare__") else {}
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    return meta(name, resolved, namespace, **kwds)


def resolve_bases(bases):
    resolved = []
    for base in bases:
        if isinstance(base, type) or not hasattr(base, "__mro_entries__"):
            resolved.append(base)
        else:
            resolved.extend(base.__mro_entries__(bases))
    return bases if resolved == list(bases) else tuple(resolved)
