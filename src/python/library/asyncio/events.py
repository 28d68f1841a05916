"""What a loop is to call, now or at a time, and which loop is whose."""

import threading
import _event_loop as _lanes
from _asyncio import _get_running_loop, _set_running_loop, get_event_loop, get_running_loop
from contextvars import copy_context

__all__ = (
    "AbstractEventLoop", "AbstractServer", "Handle", "TimerHandle", "get_event_loop_policy", "set_event_loop_policy",
    "get_event_loop", "set_event_loop", "new_event_loop", "_set_running_loop", "get_running_loop",
    "_get_running_loop",
)


def _source_of(callback, args, debug):
    from asyncio.format_helpers import _format_callback_source
    return _format_callback_source(callback, args, debug=debug)


class Handle:
    __slots__ = ("_callback", "_args", "_cancelled", "_loop", "_source_traceback", "_repr", "__weakref__", "_context")

    def __init__(self, callback, args, loop, context=None):
        self._context = copy_context() if context is None else context
        self._loop, self._callback, self._args = loop, callback, args
        self._cancelled, self._repr, self._source_traceback = False, None, None
        if loop.get_debug():
            from asyncio.format_helpers import extract_stack
            self._source_traceback = extract_stack()

    def _repr_info(self):
        parts = [type(self).__name__]
        if self._cancelled:
            parts.append("cancelled")
        if self._callback is not None:
            parts.append(_source_of(self._callback, self._args, self._loop.get_debug()))
        if self._source_traceback:
            place = self._source_traceback[-1]
            parts.append(f"created at {place[0]}:{place[1]}")
        return parts

    def __repr__(self):
        return f"<{' '.join(self._repr_info())}>" if self._repr is None else self._repr

    def get_context(self):
        return self._context

    def cancelled(self):
        return self._cancelled

    def cancel(self):
        if self._cancelled:
            return
        self._cancelled = True
        if self._loop.get_debug():
            # What it was is still to be told afterwards.
            self._repr = repr(self)
        self._callback = self._args = None

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:
            self._tell(error)

    def _tell(self, error):
        source = _source_of(self._callback, self._args, self._loop.get_debug())
        context = {"message": f"Exception in callback {source}", "exception": error, "handle": self}
        if self._source_traceback:
            context["source_traceback"] = self._source_traceback
        self._loop.call_exception_handler(context)


class _ThreadSafeHandle(Handle):
    """One that any thread may cancel."""

    __slots__ = ("_lock",)

    def __init__(self, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._lock = threading.RLock()

    def cancel(self):
        with self._lock:
            super().cancel()

    def cancelled(self):
        with self._lock:
            return super().cancelled()

    def _run(self):
        with self._lock:
            if not self._cancelled:
                super()._run()


class TimerHandle(Handle):
    __slots__ = ("_scheduled", "_when")

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when, self._scheduled = when, False

    def _repr_info(self):
        parts = super()._repr_info()
        parts.insert(2 if self._cancelled else 1, f"when={self._when}")
        return parts

    def when(self):
        return self._when

    def cancel(self):
        if not self._cancelled:
            self._loop._timer_handle_cancelled(self)
        super().cancel()

    def __hash__(self):
        return hash(self._when)

    def __lt__(self, other):
        return self._when < other._when if isinstance(other, TimerHandle) else NotImplemented

    def __gt__(self, other):
        return self._when > other._when if isinstance(other, TimerHandle) else NotImplemented

    def __le__(self, other):
        return self < other or self == other if isinstance(other, TimerHandle) else NotImplemented

    def __ge__(self, other):
        return self > other or self == other if isinstance(other, TimerHandle) else NotImplemented

    def __eq__(self, other):
        if not isinstance(other, TimerHandle):
            return NotImplemented
        mine = (self._when, self._callback, self._args, self._cancelled)
        return mine == (other._when, other._callback, other._args, other._cancelled)


class AbstractServer:
    """What `start_server` gives in CPython; there are no servers here."""


class AbstractEventLoop:
    """What every event loop is."""


class _AbstractEventLoopPolicy:
    """Which thread has which loop."""


class _BaseDefaultEventLoopPolicy(_AbstractEventLoopPolicy):
    _loop_factory = None

    def __init__(self):
        self._local = threading.local()

    def get_event_loop(self):
        loop = getattr(self._local, "loop", None)
        if loop is None:
            name = threading.current_thread().name
            raise RuntimeError(f"There is no current event loop in thread {name!r}.")
        return loop

    def set_event_loop(self, loop):
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            kind = type(loop).__name__
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{kind}'")
        self._local.loop = loop

    def new_event_loop(self):
        return self._loop_factory()


_event_loop_policy = None


def _get_event_loop_policy():
    global _event_loop_policy
    if _event_loop_policy is None:
        from asyncio.unix_events import _DefaultEventLoopPolicy
        _event_loop_policy = _DefaultEventLoopPolicy()
    return _event_loop_policy


def _set_event_loop_policy(policy):
    global _event_loop_policy
    if policy is not None and not isinstance(policy, _AbstractEventLoopPolicy):
        kind = type(policy).__name__
        raise TypeError(f"policy must be an instance of AbstractEventLoopPolicy or None, not '{kind}'")
    _event_loop_policy = policy


def _deprecated(name):
    import warnings
    message = f"'asyncio.{name}' is deprecated and slated for removal in Python 3.16"
    warnings.warn(message, DeprecationWarning, stacklevel=3)


def get_event_loop_policy():
    _deprecated("get_event_loop_policy")
    return _get_event_loop_policy()


def set_event_loop_policy(policy):
    _deprecated("set_event_loop_policy")
    _set_event_loop_policy(policy)


def set_event_loop(loop):
    _get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    return _get_event_loop_policy().new_event_loop()
