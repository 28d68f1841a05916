"""How futures and tasks are written."""

from asyncio import coroutines
from asyncio.format_helpers import _format_callback_source, _short

__all__ = ()

_PENDING, _CANCELLED, _FINISHED = "PENDING", "CANCELLED", "FINISHED"

# Those that are being written, which may contain themselves.
_shown = set()


def isfuture(obj):
    return hasattr(obj.__class__, "_asyncio_future_blocking") and obj._asyncio_future_blocking is not None


def _format_callbacks(callbacks):
    parts = [_format_callback_source(pair[0], ()) for pair in callbacks[:1] + callbacks[1:][-1:]]
    if len(callbacks) > 2:
        parts.insert(1, f"<{len(callbacks) - 2} more>")
    return f"cb=[{', '.join(parts)}]"


def _future_repr_info(future):
    info = [future._state.lower()]
    if future._state == _FINISHED:
        if future._exception is None:
            info.append(f"result={_short(future._result)}")
        else:
            info.append(f"exception={future._exception!r}")
    if future._callbacks:
        info.append(_format_callbacks(future._callbacks))
    if future._source_traceback:
        place = future._source_traceback[-1]
        info.append(f"created at {place[0]}:{place[1]}")
    return info


def _task_repr_info(task):
    info = _future_repr_info(task)
    if task.cancelling() and not task.done():
        info[0] = "cancelling"
    own = [f"name={task.get_name()!r}"]
    if task._coro:
        own.append(f"coro=<{coroutines._format_coroutine(task._coro)}>")
    if task._fut_waiter is not None:
        own.append(f"wait_for={task._fut_waiter!r}")
    return info[:1] + own + info[1:]


def _written(future, info_of):
    if id(future) in _shown:
        return "..."
    _shown.add(id(future))
    try:
        return f"<{type(future).__name__} {' '.join(info_of(future))}>"
    finally:
        _shown.discard(id(future))


def _future_repr(future):
    return _written(future, _future_repr_info)


def _task_repr(task):
    return _written(task, _task_repr_info)
