"""`timeout`: a timer that cancels the task which is in the block; the cancellation is
then told as a TimeoutError, if no other came."""

import enum
from asyncio import events, exceptions

__all__ = ("Timeout", "timeout", "timeout_at")


class _State(enum.Enum):
    CREATED = "created"
    ENTERED = "active"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    EXITED = "finished"


class Timeout:
    def __init__(self, when):
        self._state, self._when = _State.CREATED, when
        self._timer = self._task = None

    def __repr__(self):
        when = ""
        if self._state is _State.ENTERED:
            when = f" when={None if self._when is None else round(self._when, 3)}"
        return f"<Timeout [{self._state.value}]{when}>"

    def when(self):
        return self._when

    def expired(self):
        return self._state in (_State.EXPIRING, _State.EXPIRED)

    def reschedule(self, when):
        if self._state is _State.CREATED:
            raise RuntimeError("Timeout has not been entered")
        if self._state is not _State.ENTERED:
            raise RuntimeError(f"Cannot change state of {self._state.value} Timeout")
        self._when = when
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if when is not None:
            loop = events.get_running_loop()
            is_past = when <= loop.time()
            self._timer = loop.call_soon(self._on_timeout) if is_past else loop.call_at(when, self._on_timeout)

    def _on_timeout(self):
        self._task.cancel()
        self._state, self._timer = _State.EXPIRING, None

    async def __aenter__(self):
        if self._state is not _State.CREATED:
            raise RuntimeError("Timeout has already been entered")
        from asyncio.tasks import current_task
        task = current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state, self._task, self._cancelling = _State.ENTERED, task, task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, kind, error, trace):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._state is _State.ENTERED:
            self._state = _State.EXITED
            return None
        self._state = _State.EXPIRED
        is_ours = self._task.uncancel() <= self._cancelling
        if error is None or not is_ours:
            return None
        if isinstance(error, exceptions.CancelledError):
            raise TimeoutError from error
        _tell_cause(error)
        if isinstance(error, ExceptionGroup):
            for one in error.exceptions:
                _tell_cause(one)
        return None


def _tell_cause(error):
    """Where a cancellation is behind an exception, time was up."""
    while error.__context__ is not None:
        behind = error.__context__
        if isinstance(behind, exceptions.CancelledError):
            timed_out = TimeoutError()
            timed_out.__cause__ = timed_out.__context__ = behind
            error.__context__ = timed_out
            return
        error = behind


def timeout(delay):
    loop = events.get_running_loop()
    return Timeout(None if delay is None else loop.time() + delay)


def timeout_at(when):
    return Timeout(when)
