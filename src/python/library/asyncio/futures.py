"""What connects futures of a loop with those of threads."""

from _asyncio import Future, future_add_to_awaited_by, future_discard_from_awaited_by
from asyncio import events, exceptions
from asyncio.base_futures import isfuture

__all__ = ("Future", "wrap_future", "isfuture", "future_add_to_awaited_by", "future_discard_from_awaited_by")


def _get_loop(fut):
    get_loop = getattr(fut, "get_loop", None)
    return fut._loop if get_loop is None else get_loop()


def _set_result_unless_cancelled(fut, result):
    if not fut.cancelled():
        fut.set_result(result)


def _convert_future_exc(error):
    """asyncio has its own names for some errors of `concurrent.futures`."""
    import concurrent.futures
    own = {
        concurrent.futures.CancelledError: exceptions.CancelledError,
        concurrent.futures.InvalidStateError: exceptions.InvalidStateError,
    }.get(type(error))
    return error if own is None else own(*error.args).with_traceback(error.__traceback__)


def _copy_outcome(source, target):
    error = source.exception()
    if error is None:
        target.set_result(source.result())
    else:
        target.set_exception(_convert_future_exc(error))


def _to_thread_future(source, target):
    assert source.done()
    if source.cancelled():
        target.cancel()
    if target.set_running_or_notify_cancel():
        _copy_outcome(source, target)


def _to_own_future(source, target):
    assert source.done()
    if target.cancelled():
        return
    assert not target.done()
    if source.cancelled():
        target.cancel()
    else:
        _copy_outcome(source, target)


def _chain_future(source, destination):
    """When the source is done so is the destination; when that is cancelled, so is
    the source. Either may be of a thread."""
    import concurrent.futures
    for future, place in ((source, "source"), (destination, "destination")):
        if not isfuture(future) and not isinstance(future, concurrent.futures.Future):
            raise TypeError(f"A future is required for {place} argument")
    source_loop = _get_loop(source) if isfuture(source) else None
    target_loop = _get_loop(destination) if isfuture(destination) else None
    copy = _to_thread_future if target_loop is None else _to_own_future

    def _call_check_cancel(destination):
        if not destination.cancelled():
            return
        if source_loop is None or source_loop is events._get_running_loop():
            source.cancel()
        else:
            source_loop.call_soon_threadsafe(source.cancel)

    def _call_set_state(source):
        if target_loop is None or target_loop is events._get_running_loop():
            if target_loop is None or not (destination.cancelled() and target_loop.is_closed()):
                copy(source, destination)
        elif not target_loop.is_closed():
            target_loop.call_soon_threadsafe(copy, source, destination)

    destination.add_done_callback(_call_check_cancel)
    source.add_done_callback(_call_set_state)


def wrap_future(future, *, loop=None):
    if isfuture(future):
        return future
    import concurrent.futures
    is_one = isinstance(future, concurrent.futures.Future)
    assert is_one, f"concurrent.futures.Future is expected, got {future!r}"
    wrapped = (events.get_event_loop() if loop is None else loop).create_future()
    _chain_future(future, wrapped)
    return wrapped
