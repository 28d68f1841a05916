"""Futures of threads: what a call comes to, for any thread to wait for; and what every
pool can do."""

import collections
import threading
import time
import types
import weakref
from itertools import islice

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"

PENDING, RUNNING, FINISHED = "PENDING", "RUNNING", "FINISHED"
CANCELLED, CANCELLED_AND_NOTIFIED = "CANCELLED", "CANCELLED_AND_NOTIFIED"

# What a wait is shown as, by the number of `_thread._wait`.
_FOR_A_FUTURE = 5


class Error(Exception):
    """Base class for all future-related exceptions."""


class CancelledError(Error):
    """The Future was cancelled."""


class InvalidStateError(Error):
    """The operation is not allowed in this state."""


class BrokenExecutor(RuntimeError):
    """Raised when a executor has become non-functional after a severe failure."""


TimeoutError = TimeoutError


def _log(level, *what, **more):
    import logging
    getattr(logging.getLogger("concurrent.futures"), level)(*what, **more)


class Future:
    __class_getitem__ = classmethod(types.GenericAlias)

    def __init__(self):
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = self._exception = None
        self._waiters, self._done_callbacks = [], []

    def __repr__(self):
        with self._condition:
            state = "cancelled" if self._is_cancelled() else self._state.lower()
            outcome = ""
            if self._state == FINISHED:
                is_failed = bool(self._exception)
                verb, what = ("raised", self._exception) if is_failed else ("returned", self._result)
                outcome = f" {verb} {type(what).__name__}"
            return f"<{type(self).__name__} at {id(self):#x} state={state}{outcome}>"

    def _is_cancelled(self):
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def _is_done(self):
        return self._state == FINISHED or self._is_cancelled()

    def cancelled(self):
        with self._condition:
            return self._is_cancelled()

    def running(self):
        with self._condition:
            return self._state == RUNNING

    def done(self):
        with self._condition:
            return self._is_done()

    def cancel(self):
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._is_cancelled():
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._call_back()
        return True

    def add_done_callback(self, fn):
        with self._condition:
            if not self._is_done():
                self._done_callbacks.append(fn)
                return
        self._call(fn)

    def _call(self, fn):
        try:
            fn(self)
        except Exception:
            _log("exception", "exception calling callback for %r", self)

    def _call_back(self):
        for fn in self._done_callbacks:
            self._call(fn)

    def _wait(self, timeout):
        """Until it is done, with its lock held."""
        if not self._is_done():
            self._condition._show_as(_FOR_A_FUTURE, self)
            self._condition.wait(timeout)
        if self._is_cancelled():
            raise CancelledError()
        if self._state != FINISHED:
            raise TimeoutError()

    def result(self, timeout=None):
        try:
            with self._condition:
                self._wait(timeout)
                if self._exception is not None:
                    raise self._exception
                return self._result
        finally:
            # The exception keeps this frame, and the future keeps the exception.
            self = None

    def exception(self, timeout=None):
        with self._condition:
            self._wait(timeout)
            return self._exception

    # For pools.

    def set_running_or_notify_cancel(self):
        with self._condition:
            if self._state == PENDING:
                self._state = RUNNING
                return True
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter.add(self, False)
                return False
            _log("critical", "Future %s in unexpected state: %s", id(self), self._state)
            raise RuntimeError("Future in unexpected state")

    def _finish(self, result, exception):
        with self._condition:
            if self._is_done():
                raise InvalidStateError(f"{self._state}: {self!r}")
            self._result, self._exception, self._state = result, exception, FINISHED
            for waiter in self._waiters:
                waiter.add(self, exception is not None)
            self._condition.notify_all()
        self._call_back()

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)


class _Waiter:
    """One who waits for several futures: it is woken once so many are done, or at one
    that failed if it asked for that."""

    def __init__(self, wanted, stops_at_failure):
        self.event, self.lock, self.done = threading.Event(), threading.Lock(), []
        self.event._cause = _FOR_A_FUTURE
        self.wanted, self.stops_at_failure = wanted, stops_at_failure

    def add(self, future, is_failed):
        with self.lock:
            self.done.append(future)
            self.wanted -= 1
            if self.wanted <= 0 or is_failed and self.stops_at_failure:
                self.event.set()

    def take(self):
        with self.lock:
            taken, self.done = self.done, []
            self.event.clear()
        return taken


class _AllLocked:
    """The futures' locks, taken in one order by everyone."""

    def __init__(self, futures):
        self._futures = sorted(futures, key=id)

    def __enter__(self):
        for future in self._futures:
            future._condition.acquire()

    def __exit__(self, *error):
        for future in self._futures:
            future._condition.release()


def _is_over(future):
    return future._state in (CANCELLED_AND_NOTIFIED, FINISHED)


def _let_go(future, waiter):
    with future._condition:
        future._waiters.remove(waiter)


DoneAndNotDoneFutures = collections.namedtuple("DoneAndNotDoneFutures", "done not_done")


def _is_enough(done, fs, return_when):
    if return_when == FIRST_COMPLETED and done:
        return True
    if return_when == FIRST_EXCEPTION and any(not one.cancelled() and one.exception() is not None for one in done):
        return True
    return len(done) == len(fs)


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    fs = set(fs)
    with _AllLocked(fs):
        done = {future for future in fs if _is_over(future)}
        if _is_enough(done, fs, return_when):
            return DoneAndNotDoneFutures(done, fs - done)
        if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
            raise ValueError("Invalid return condition: %r" % return_when)
        wanted = 1 if return_when == FIRST_COMPLETED else len(fs) - len(done)
        waiter = _Waiter(wanted, return_when == FIRST_EXCEPTION)
        for future in fs:
            future._waiters.append(waiter)
    waiter.event.wait(timeout)
    for future in fs:
        _let_go(future, waiter)
    done.update(waiter.done)
    return DoneAndNotDoneFutures(done, fs - done)


def as_completed(fs, timeout=None):
    until = None if timeout is None else timeout + time.monotonic()
    left = set(fs)
    total = len(left)
    with _AllLocked(left):
        done = [future for future in left if _is_over(future)]
        waiter = _Waiter(1, False)
        for future in left:
            future._waiters.append(waiter)
    try:
        while True:
            while done:
                left.discard(done[0])
                _let_go(done[0], waiter)
                # Nobody here keeps it while the caller has it.
                yield done.pop(0)
            if not left:
                return
            remaining = None if until is None else until - time.monotonic()
            if remaining is not None and remaining < 0:
                raise TimeoutError(f"{len(left)} (of {total}) futures unfinished")
            waiter.event.wait(remaining)
            done = waiter.take()
    finally:
        for future in left:
            _let_go(future, waiter)


def _result_or_cancel(future, timeout=None):
    try:
        try:
            return future.result(timeout)
        finally:
            future.cancel()
    finally:
        # As in `Future.result`.
        del future


class Executor:
    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.shutdown(wait=True)
        return False

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        if buffersize is not None and not isinstance(buffersize, int):
            raise TypeError("buffersize must be an integer or None")
        if buffersize is not None and buffersize < 1:
            raise ValueError("buffersize must be None or > 0")
        until = None if timeout is None else timeout + time.monotonic()
        calls = zip(*iterables)
        # All at once, or as many as may wait to be fetched.
        first = calls if buffersize is None else islice(calls, buffersize)
        submitted = collections.deque([self.submit(fn, *args) for args in first])
        more = None if buffersize is None else (calls, weakref.ref(self), fn)
        return _results(submitted, until, more)


def _results(submitted, until, more):
    try:
        while submitted:
            if more is not None:
                calls, pool, fn = more
                pool = pool()
                args = None if pool is None else next(calls, None)
                if args is not None:
                    submitted.append(pool.submit(fn, *args))
                del pool
            remaining = None if until is None else until - time.monotonic()
            yield _result_or_cancel(submitted.popleft(), remaining)
    finally:
        for future in submitted:
            future.cancel()
