"""Calls that others do meanwhile: futures, and pools of threads and of processes. There
are no pools of interpreters."""

from concurrent.futures._base import (
    ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, BrokenExecutor, CancelledError, Executor, Future,
    InvalidStateError, TimeoutError, as_completed, wait,
)

__all__ = [
    "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError", "TimeoutError", "InvalidStateError",
    "BrokenExecutor", "Future", "Executor", "wait", "as_completed", "ProcessPoolExecutor", "ThreadPoolExecutor",
]


def __getattr__(name):
    if name == "ThreadPoolExecutor":
        from concurrent.futures.thread import ThreadPoolExecutor
        return ThreadPoolExecutor
    if name == "ProcessPoolExecutor":
        from _prelude import _load
        _load("concurrent.futures.process")
        import sys
        return getattr(sys.modules["concurrent.futures.process"], name)
    if name == "InterpreterPoolExecutor":
        from _prelude import _refuse
        _refuse(f"concurrent.futures.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
