"""What is C in CPython's asyncio: futures, tasks, and which loop and task run. A task
steps its coroutine until that awaits a future which is not done; whoever fills a
future has the loop call its callbacks. What the lanes show of it is told to
`_event_loop`."""

import _event_loop as _lanes
from _prelude import _refuse
from _thread import get_ident
from _types import GenericAlias
from _weakref import ref
from asyncio.exceptions import CancelledError, InvalidStateError
from contextvars import copy_context

_PENDING, _CANCELLED, _FINISHED = "PENDING", "CANCELLED", "FINISHED"

# What an awaited thing is, by the numbers of `_thread._wait`.
_FUTURE = 5

# By the thread's ident.
_running = {}
# By the loop.
_current = {}
# Those that are not over, by their numbers.
_scheduled = {}
_eager = {}
_numbers = _names = 0


def get_running_loop():
    loop = _running.get(get_ident())
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


def _get_running_loop():
    return _running.get(get_ident())


def _set_running_loop(loop, /):
    if loop is None:
        _running.pop(get_ident(), None)
    else:
        _running[get_ident()] = loop


def get_event_loop():
    loop = _running.get(get_ident())
    if loop is None:
        from asyncio.events import _get_event_loop_policy
        return _get_event_loop_policy().get_event_loop()
    return loop


def current_task(loop=None):
    return _current.get(get_running_loop() if loop is None else loop)


def all_tasks(loop=None):
    if loop is None:
        loop = get_running_loop()
    found = [known() for known in [*_scheduled.values(), *_eager.values()]]
    return {task for task in found if task is not None and task._loop is loop and not task.done()}


def _enter_task(loop, task):
    other = _current.get(loop)
    if other is not None:
        raise RuntimeError(f"Cannot enter into task {task!r} while another task {other!r} is being executed.")
    _current[loop] = task


def _leave_task(loop, task):
    other = _current.get(loop)
    if other is not task:
        raise RuntimeError(f"Invalid attempt to leave task {task!r} while task {other!r} is entered.")
    del _current[loop]


def _swap_current_task(loop, task):
    other = _current.pop(loop, None)
    if task is not None:
        _current[loop] = task
    return other


def _register_task(task):
    _scheduled[id(task)] = ref(task)


def _unregister_task(task):
    _scheduled.pop(id(task), None)


def _register_eager_task(task):
    _eager[id(task)] = ref(task)


def _unregister_eager_task(task):
    _eager.pop(id(task), None)


def future_add_to_awaited_by(fut, waiter, /):
    if isinstance(fut, Future) and isinstance(waiter, Future):
        if fut._awaited_by is None:
            fut._awaited_by = {}
        fut._awaited_by[id(waiter)] = waiter


def future_discard_from_awaited_by(fut, waiter, /):
    if isinstance(fut, Future) and fut._awaited_by is not None:
        fut._awaited_by.pop(id(waiter), None)


class Future:
    __module__ = "_asyncio"
    __class_getitem__ = classmethod(GenericAlias)

    _state = _PENDING
    _loop = _result = _exception = _exception_tb = _source_traceback = None
    _cancel_message = _cancelled_exc = _awaited_by = None
    _asyncio_future_blocking = _log_traceback = False
    # What the lane of a task that awaits it shows.
    _cause, _about = _FUTURE, None

    def __init__(self, *, loop=None):
        if loop is None:
            loop = get_event_loop()
        self._loop = loop
        self._callbacks = []
        # Tasks that are to be stepped when it is done.
        self._steppers = []
        if loop.get_debug():
            self._note_source()

    def _note_source(self):
        from asyncio.format_helpers import extract_stack
        self._source_traceback = extract_stack()

    def __repr__(self):
        from asyncio.base_futures import _future_repr
        return _future_repr(self)

    def __del__(self):
        if self._log_traceback:
            self._tell_loop(
                message=f"{type(self).__name__} exception was never retrieved", exception=self._exception, future=self
            )

    def _tell_loop(self, **context):
        if self._source_traceback:
            context["source_traceback"] = self._source_traceback
        self._loop.call_exception_handler(context)

    @property
    def _asyncio_awaited_by(self):
        return None if self._awaited_by is None else frozenset(self._awaited_by.values())

    def get_loop(self):
        if self._loop is None:
            raise RuntimeError("Future object is not initialized.")
        return self._loop

    def done(self):
        return self._state != _PENDING

    def cancelled(self):
        return self._state == _CANCELLED

    def cancel(self, msg=None):
        self._log_traceback = False
        if self._state != _PENDING:
            return False
        self._cancel_message = msg
        self._close(_CANCELLED)
        return True

    def _make_cancelled_error(self):
        kept, self._cancelled_exc = self._cancelled_exc, None
        if kept is not None:
            return kept
        return CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)

    def _failure(self, message):
        """What `result` raises, or nothing."""
        if self._state == _FINISHED:
            self._log_traceback = False
            if self._exception is None:
                return None
            # Only the first who hears of it is told where it was before.
            trace, self._exception_tb = self._exception_tb, None
            return self._exception.with_traceback(trace)
        return self._make_cancelled_error() if self._state == _CANCELLED else InvalidStateError(message)

    def result(self):
        failure = self._failure("Result is not set.")
        if failure is not None:
            raise failure
        return self._result

    def exception(self):
        if self._state != _FINISHED:
            raise self._failure("Exception is not set.")
        self._log_traceback = False
        return self._exception

    def add_done_callback(self, fn, /, *, context=None):
        if context is None:
            context = copy_context()
        if self._state != _PENDING:
            self._loop.call_soon(fn, self, context=context)
        else:
            self._callbacks.append((fn, context))

    def remove_done_callback(self, fn, /):
        kept = [pair for pair in self._callbacks if pair[0] != fn]
        count = len(self._callbacks) - len(kept)
        if count:
            self._callbacks = kept
        return count

    def set_result(self, result, /):
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        self._result = result
        self._close(_FINISHED)

    def set_exception(self, exception, /):
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if not isinstance(exception, BaseException):
            raise TypeError("invalid exception object")
        if isinstance(exception, StopIteration):
            cause = exception
            exception = RuntimeError("StopIteration interacts badly with generators and cannot be raised into a Future")
            exception.__cause__ = exception.__context__ = cause
        self._exception, self._exception_tb = exception, exception.__traceback__
        self._close(_FINISHED)
        self._log_traceback = True

    def _close(self, state):
        """It is done: the loop calls for whoever waits."""
        self._state = state
        for task in self._steppers:
            _lanes.ready(task._number)
        callbacks = self._callbacks
        if callbacks:
            self._callbacks, self._steppers = [], []
            for fn, context in callbacks:
                self._loop.call_soon(fn, self, context=context)

    def __await__(self):
        if self._state == _PENDING:
            self._asyncio_future_blocking = True
            yield self
            if self._state == _PENDING:
                raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


class Task(Future):
    __module__ = "_asyncio"

    _log_destroy_pending = True
    _must_cancel = False
    _num_cancels_requested = 0
    _fut_waiter = _coro = _name = _context = None

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        global _numbers, _names
        from asyncio.coroutines import iscoroutine
        if not iscoroutine(coro):
            self._log_destroy_pending = False
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        Future.__init__(self, loop=loop)
        if name is None:
            _names += 1
            name = f"Task-{_names}"
        self._name = str(name)
        _numbers += 1
        self._number = _numbers
        self._coro = coro
        self._context = copy_context() if context is None else context
        _lanes.created(self._number, self._name)
        if eager_start and self._loop.is_running():
            self._start_at_once()
        else:
            self._loop.call_soon(self._step, context=self._context)
            _scheduled[id(self)] = ref(self)

    def __del__(self):
        if self._state == _PENDING and self._log_destroy_pending:
            self._tell_loop(task=self, message="Task was destroyed but it is pending!")
        _scheduled.pop(id(self), None)
        Future.__del__(self)

    def __repr__(self):
        from asyncio.base_futures import _task_repr
        return _task_repr(self)

    def get_coro(self):
        return self._coro

    def get_context(self):
        return self._context

    def get_name(self):
        return self._name

    def set_name(self, value, /):
        self._name = str(value)

    def set_result(self, result, /):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception, /):
        raise RuntimeError("Task does not support set_exception operation")

    def get_stack(self, *, limit=None):
        _refuse("Task.get_stack()")

    def print_stack(self, *, limit=None, file=None):
        _refuse("Task.print_stack()")

    def cancelling(self):
        return self._num_cancels_requested

    def uncancel(self):
        if self._num_cancels_requested > 0:
            self._num_cancels_requested -= 1
            if self._num_cancels_requested == 0:
                self._must_cancel = False
        return self._num_cancels_requested

    def cancel(self, msg=None):
        self._log_traceback = False
        if self._state != _PENDING:
            return False
        self._num_cancels_requested += 1
        if self._fut_waiter is not None and self._fut_waiter.cancel(msg=msg):
            return True
        self._must_cancel, self._cancel_message = True, msg
        return True

    def _start_at_once(self):
        outer = _swap_current_task(self._loop, self)
        is_ours = isinstance(outer, Task)
        if is_ours:
            _lanes.yields()
        _eager[id(self)] = ref(self)
        try:
            _lanes.begins(self._number)
            self._context.run(self._advance, None)
        finally:
            _eager.pop(id(self), None)
            _swap_current_task(self._loop, outer)
            if is_ours:
                _lanes.begins(outer._number)
            if self._state == _PENDING:
                _scheduled[id(self)] = ref(self)
            else:
                self._coro = None

    def _step(self, error=None):
        if self._state != _PENDING:
            raise InvalidStateError(f"__step(): already done: {self!r}, {error!r}")
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        self._fut_waiter = None
        loop = self._loop
        _enter_task(loop, self)
        _lanes.begins(self._number)
        try:
            self._advance(error)
        finally:
            _leave_task(loop, self)

    def task_wakeup(self, future):
        if isinstance(future, Future):
            future_discard_from_awaited_by(future, self)
            self._step(future._failure("Result is not set."))
            return
        error = None
        try:
            future.result()
        except BaseException as failure:
            error = failure
        self._step(error)

    def _advance(self, error):
        """To the coroutine and back."""
        coro, fatal = self._coro, None
        try:
            awaited = coro.send(None) if error is None else coro.throw(error)
        except StopIteration as stop:
            if self._must_cancel:
                self._must_cancel = False
                Future.cancel(self, self._cancel_message)
            else:
                Future.set_result(self, stop.value)
        except CancelledError as cancelled:
            self._cancelled_exc = cancelled
            Future.cancel(self)
        except (KeyboardInterrupt, SystemExit) as failure:
            Future.set_exception(self, failure)
            fatal = failure
        except BaseException as failure:
            Future.set_exception(self, failure)
        else:
            self._wait_for(awaited)
            return
        _lanes.done()
        _scheduled.pop(id(self), None)
        if fatal is not None:
            raise fatal

    def _wait_for(self, awaited):
        blocking = getattr(awaited, "_asyncio_future_blocking", None)
        loop = self._loop
        if blocking is None:
            if awaited is None:
                _lanes.yields()
                loop.call_soon(self._step, context=self._context)
            elif type(awaited).__name__ == "generator":
                self._refuse(f"yield was used instead of yield from for generator in task {self!r} with {awaited!r}")
            else:
                self._refuse(f"Task got bad yield: {awaited!r}")
        elif _loop_of(awaited) is not loop:
            self._refuse(f"Task {self!r} got Future {awaited!r} attached to a different loop")
        elif not blocking:
            self._refuse(f"yield was used instead of yield from in task {self!r} with {awaited!r}")
        elif awaited is self:
            self._refuse(f"Task cannot await on itself: {self!r}")
        else:
            awaited._asyncio_future_blocking = False
            awaited.add_done_callback(self.task_wakeup, context=self._context)
            self._fut_waiter = awaited
            self._show_wait(awaited)
            if self._must_cancel and awaited.cancel(msg=self._cancel_message):
                self._must_cancel = False

    def _show_wait(self, awaited):
        if not isinstance(awaited, Future):
            _lanes.awaits(_FUTURE, None)
            return
        awaited._steppers.append(self)
        future_add_to_awaited_by(awaited, self)
        about = awaited._about
        if isinstance(awaited, Task):
            about = awaited
            _lanes.call(about, about._name)
        _lanes.awaits(awaited._cause, about)

    def _refuse(self, message):
        """What the coroutine yielded is nothing to wait for: it is told so."""
        _lanes.yields()
        self._loop.call_soon(self._step, RuntimeError(message), context=self._context)


def _loop_of(future):
    get_loop = getattr(future, "get_loop", None)
    return future._loop if get_loop is None else get_loop()
