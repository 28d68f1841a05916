"""What is done with tasks: sleeping, and waiting for several in every way. Tasks
themselves stand in `_asyncio`."""

import functools
import inspect
import types
from _asyncio import (
    Task, _enter_task, _leave_task, _register_eager_task, _register_task, _swap_current_task, _unregister_eager_task,
    _unregister_task, all_tasks, current_task,
)
from asyncio import coroutines, events, exceptions, futures, timeouts

__all__ = (
    "Task", "create_task", "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "wait", "wait_for", "as_completed",
    "sleep", "gather", "shield", "ensure_future", "run_coroutine_threadsafe", "current_task", "all_tasks",
    "create_eager_task_factory", "eager_task_factory", "_register_task", "_unregister_task", "_enter_task",
    "_leave_task",
)

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"

# What a wait is shown as, by the numbers of `_thread._wait`.
_FOR_TIME = 6


def create_task(coro, **kwargs):
    return events.get_running_loop().create_task(coro, **kwargs)


def create_eager_task_factory(custom_task_constructor):
    def factory(loop, coro, *, eager_start=True, **kwargs):
        return custom_task_constructor(coro, loop=loop, eager_start=eager_start, **kwargs)

    return factory


eager_task_factory = create_eager_task_factory(Task)


async def _awaiting(awaitable):
    return await awaitable


def ensure_future(coro_or_future, *, loop=None):
    if futures.isfuture(coro_or_future):
        if loop is not None and futures._get_loop(coro_or_future) is not loop:
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return coro_or_future
    coro, is_ours = coro_or_future, False
    if not coroutines.iscoroutine(coro):
        if not inspect.isawaitable(coro):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro, is_ours = _awaiting(coro), True
    try:
        return (events.get_event_loop() if loop is None else loop).create_task(coro)
    except RuntimeError:
        if not is_ours:
            coro.close()
        raise


@types.coroutine
def _yield_once():
    yield


async def sleep(delay, result=None):
    if delay <= 0:
        await _yield_once()
        return result
    if delay != delay:
        raise ValueError("Invalid delay: NaN (not a number)")
    loop = events.get_running_loop()
    future = loop.create_future()
    future._cause = _FOR_TIME
    timer = loop.call_later(delay, futures._set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        timer.cancel()


# Several at once.

async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = set(fs)
    for future in fs:
        if coroutines.iscoroutine(future):
            raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    return await _wait(fs, timeout, return_when, events.get_running_loop())


def _release_waiter(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


async def _wait(fs, timeout, return_when, loop):
    waiter = loop.create_future()
    timer = None if timeout is None else loop.call_later(timeout, _release_waiter, waiter)
    left, me = len(fs), current_task()

    def is_enough(future):
        if left <= 0 or return_when == FIRST_COMPLETED:
            return True
        return return_when == FIRST_EXCEPTION and not future.cancelled() and future.exception() is not None

    def _on_completion(future):
        nonlocal left
        left -= 1
        if is_enough(future):
            if timer is not None:
                timer.cancel()
            _release_waiter(waiter)
        futures.future_discard_from_awaited_by(future, me)

    for future in fs:
        future.add_done_callback(_on_completion)
        futures.future_add_to_awaited_by(future, me)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for future in fs:
            future.remove_done_callback(_on_completion)
            futures.future_discard_from_awaited_by(future, me)
    done = {future for future in fs if future.done()}
    return done, fs - done


async def _cancel_and_wait(future):
    waiter = events.get_running_loop().create_future()
    released = functools.partial(_release_waiter, waiter)
    future.add_done_callback(released)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(released)


async def wait_for(fut, timeout):
    if timeout is None or timeout > 0:
        async with timeouts.timeout(timeout):
            return await fut
    fut = ensure_future(fut)
    if not fut.done():
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except exceptions.CancelledError as error:
            raise TimeoutError from error
    return fut.result()


class _AsCompletedIterator:
    """Gives the futures as they are done: themselves to `async for`, a coroutine for
    the result of each to `for`."""

    def __init__(self, aws, timeout):
        from asyncio.queues import Queue
        self._done, self._timer = Queue(), None
        loop = events.get_event_loop()
        self._todo = {ensure_future(aw, loop=loop) for aw in set(aws)}
        self._left = len(self._todo)
        for future in self._todo:
            future.add_done_callback(self._is_done)
        if self._todo and timeout is not None:
            self._timer = loop.call_later(timeout, self._time_is_up)

    def _is_done(self, future):
        if future not in self._todo:
            return
        self._todo.remove(future)
        self._done.put_nowait(future)
        if self._timer is not None and not self._todo:
            self._timer.cancel()

    def _time_is_up(self):
        for future in self._todo:
            future.remove_done_callback(self._is_done)
            self._done.put_nowait(None)
        self._todo.clear()

    def __aiter__(self):
        return self

    def __iter__(self):
        return self

    async def __anext__(self):
        if self._left <= 0:
            raise StopAsyncIteration
        self._left -= 1
        return await self._wait_for_one()

    def __next__(self):
        if self._left <= 0:
            raise StopIteration
        self._left -= 1
        return self._wait_for_one(resolve=True)

    async def _wait_for_one(self, resolve=False):
        future = await self._done.get()
        if future is None:
            raise exceptions.TimeoutError
        return future.result() if resolve else future


def as_completed(fs, *, timeout=None):
    if inspect.isawaitable(fs):
        raise TypeError(f"expects an iterable of awaitables, not {type(fs).__name__}")
    return _AsCompletedIterator(fs, timeout)


class _GatheringFuture(futures.Future):
    """The future of `gather`: cancelling it cancels its children."""

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children, self._cancel_requested = children, False

    def cancel(self, msg=None):
        if self.done():
            return False
        # All of them, not only up to the first that can be cancelled.
        is_one = any([child.cancel(msg=msg) for child in self._children])
        if is_one:
            self._cancel_requested = True
        return is_one


def _outcome(future):
    """As `gather` has it with `return_exceptions`."""
    if future.cancelled():
        return exceptions.CancelledError("" if future._cancel_message is None else future._cancel_message)
    error = future.exception()
    return future.result() if error is None else error


def gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        nothing = events.get_event_loop().create_future()
        nothing.set_result([])
        return nothing
    loop = events._get_running_loop()
    me = None if loop is None else current_task(loop)
    outer, by_argument, children, done, finished = None, {}, [], [], 0

    def _done_callback(child):
        nonlocal finished
        finished += 1
        if me is not None:
            futures.future_discard_from_awaited_by(child, me)
        if outer is None or outer.done():
            if not child.cancelled():
                # It counts as seen.
                child.exception()
            return
        if not return_exceptions:
            error = child._make_cancelled_error() if child.cancelled() else child.exception()
            if error is not None:
                outer.set_exception(error)
                return
        if finished < len(by_argument):
            return
        results = [_outcome(future) for future in children]
        if outer._cancel_requested:
            outer.set_exception(child._make_cancelled_error())
        else:
            outer.set_result(results)

    for argument in coros_or_futures:
        child = by_argument.get(argument)
        if child is None:
            child = by_argument[argument] = ensure_future(argument, loop=loop)
            if loop is None:
                loop = futures._get_loop(child)
            if child is not argument:
                child._log_destroy_pending = False
            if child.done():
                done.append(child)
            else:
                if me is not None:
                    futures.future_add_to_awaited_by(child, me)
                child.add_done_callback(_done_callback)
        children.append(child)
    outer = _GatheringFuture(children, loop=loop)
    for child in done:
        _done_callback(child)
    return outer


def _log_on_exception(future):
    error = None if future.cancelled() else future.exception()
    if error is not None:
        message = f"{type(error).__name__} exception in shielded future"
        future._loop.call_exception_handler({"message": message, "exception": error, "future": future})


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    loop = futures._get_loop(inner)
    outer, me = loop.create_future(), current_task(loop)

    def _clear_awaited_by_callback(inner):
        futures.future_discard_from_awaited_by(inner, me)

    def _inner_done_callback(inner):
        if outer.cancelled():
            return
        if inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def _outer_done_callback(outer):
        if not inner.done():
            for callback in (_inner_done_callback, _log_on_exception):
                inner.remove_done_callback(callback)
            inner.add_done_callback(_log_on_exception)

    if me is not None:
        futures.future_add_to_awaited_by(inner, me)
        inner.add_done_callback(_clear_awaited_by_callback)
    inner.add_done_callback(_inner_done_callback)
    outer.add_done_callback(_outer_done_callback)
    return outer


def run_coroutine_threadsafe(coro, loop):
    if not coroutines.iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    from concurrent.futures import Future
    promised = Future()

    def callback():
        try:
            futures._chain_future(ensure_future(coro, loop=loop), promised)
        except BaseException as error:
            if not isinstance(error, (SystemExit, KeyboardInterrupt)) and promised.set_running_or_notify_cancel():
                promised.set_exception(error)
            raise

    loop.call_soon_threadsafe(callback)
    return promised
