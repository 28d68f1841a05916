"""inspect: what kind of object something is. Signatures, sources and frames are left
out."""

import types
from _collections_abc import Awaitable

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 16, 32, 128, 256, 512

CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"
GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"

_marked = object()


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def isfunction(object):
    return isinstance(object, types.FunctionType)


def ismethod(object):
    return isinstance(object, types.MethodType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    return isinstance(object, (types.CoroutineType, Awaitable))


def unwrap(func, *, stop=None):
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
    return func


def _has_flag(object, flag):
    from functools import partial
    while ismethod(object) or isinstance(object, partial):
        object = object.__func__ if ismethod(object) else object.func
    return isfunction(object) and bool(object.__code__.co_flags & flag), object


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)[0]


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)[0]


def iscoroutinefunction(obj):
    is_one, obj = _has_flag(obj, CO_COROUTINE)
    return is_one or getattr(obj, "_is_coroutine_mark", None) is _marked


def markcoroutinefunction(func):
    (func.__func__ if ismethod(func) else func)._is_coroutine_mark = _marked
    return func


def _state(it, running, suspended, frame, names):
    created, runs, waits, closed = names
    if running:
        return runs
    if suspended:
        return waits
    return closed if frame is None else created


def getcoroutinestate(coroutine):
    names = (CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED)
    return _state(coroutine, coroutine.cr_running, coroutine.cr_suspended, coroutine.cr_frame, names)


def getgeneratorstate(generator):
    names = (GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED)
    return _state(generator, generator.gi_running, generator.gi_suspended, generator.gi_frame, names)


def getdoc(object):
    text = getattr(object, "__doc__", None)
    return None if text is None else cleandoc(text)


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def __getattr__(name):
    if name in ("signature", "Signature", "Parameter", "getsource", "getmembers", "currentframe", "stack"):
        from _prelude import _refuse
        _refuse(f"inspect.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
