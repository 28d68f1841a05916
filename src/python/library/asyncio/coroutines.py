"""What is a coroutine, and what it is called."""

import inspect
from _event_loop import line
from _collections_abc import Coroutine
from types import CoroutineType

__all__ = ("iscoroutinefunction", "iscoroutine")

# How functions of old mark themselves.
_is_coroutine = object()


def _is_debug_mode():
    return False


def iscoroutinefunction(func):
    import warnings
    warnings.warn(
        "'asyncio.iscoroutinefunction' is deprecated and slated for removal in Python 3.16; "
        "use inspect.iscoroutinefunction() instead", DeprecationWarning, stacklevel=2,
    )
    return _iscoroutinefunction(func)


def _iscoroutinefunction(func):
    return inspect.iscoroutinefunction(func) or getattr(func, "_is_coroutine", None) is _is_coroutine


def iscoroutine(obj):
    return type(obj) is CoroutineType or isinstance(obj, Coroutine)


def _format_coroutine(coro):
    name = getattr(coro, "__qualname__", None) or getattr(coro, "__name__", None)
    if not name:
        name = f"<{type(coro).__name__} without __name__>"
    code = getattr(coro, "cr_code", None) or getattr(coro, "gi_code", None)
    if not code:
        is_running = getattr(coro, "cr_running", getattr(coro, "gi_running", False))
        return f"{name}() running" if is_running else f"{name}()"
    at = line(coro)
    if at is None:
        return f"{name}() done, defined at {code.co_filename}:{code.co_firstlineno}"
    return f"{name}() running at {code.co_filename}:{at}"
