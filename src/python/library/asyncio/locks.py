"""What coroutines meet at: each is a row of futures, served in turn."""

import collections
import enum
from asyncio import events, exceptions, mixins

__all__ = ("Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier")

# What a wait is shown as, by the numbers of `_thread._wait`.
_FOR_A_LOCK, _FOR_AN_EVENT, _FOR_A_BARRIER = 0, 2, 3


class _ContextManagerMixin:
    async def __aenter__(self):
        await self.acquire()
        return None

    async def __aexit__(self, kind, error, trace):
        self.release()


def _described(it, state):
    count = f", waiters:{len(it._waiters)}" if it._waiters else ""
    return f"<{object.__repr__(it)[1:-1]} [{state}{count}]>"


class Lock(_ContextManagerMixin, mixins._LoopBoundMixin):
    def __init__(self):
        self._waiters, self._locked = None, False

    def __repr__(self):
        return _described(self, "locked" if self._locked else "unlocked")

    def locked(self):
        return self._locked

    async def acquire(self):
        is_free = not self._locked and (self._waiters is None or all(one.cancelled() for one in self._waiters))
        if not is_free:
            await self._wait()
        self._locked = True
        events._lanes.taken(self)
        return True

    async def _wait(self):
        if self._waiters is None:
            self._waiters = collections.deque()
        waiter = self._waiter(_FOR_A_LOCK)
        self._waiters.append(waiter)
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except exceptions.CancelledError:
            # It may have been this one's turn.
            if not self._locked:
                self._wake_up_first()
            raise

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        events._lanes.released(self)
        self._wake_up_first()

    def _wake_up_first(self):
        if self._waiters and not self._waiters[0].done():
            self._waiters[0].set_result(True)


class Event(mixins._LoopBoundMixin):
    def __init__(self):
        self._waiters, self._value = collections.deque(), False

    def __repr__(self):
        return _described(self, "set" if self._value else "unset")

    def is_set(self):
        return self._value

    def clear(self):
        self._value = False

    def set(self):
        if self._value:
            return
        self._value = True
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(True)

    async def wait(self):
        if not self._value:
            waiter = self._waiter(_FOR_AN_EVENT)
            self._waiters.append(waiter)
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        return True


class Condition(_ContextManagerMixin, mixins._LoopBoundMixin):
    _cause = _FOR_AN_EVENT

    def __init__(self, lock=None):
        self._lock = Lock() if lock is None else lock
        self.locked, self.acquire, self.release = self._lock.locked, self._lock.acquire, self._lock.release
        self._waiters = collections.deque()

    def __repr__(self):
        return _described(self, "locked" if self.locked() else "unlocked")

    async def wait(self):
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = self._waiter(self._cause)
        self.release()
        try:
            try:
                await self._wait_in_row(waiter)
                return True
            finally:
                await self._acquire_again()
        except BaseException:
            # Somebody else shall have the sign that may have been meant for this one.
            self._notify(1)
            raise

    async def _wait_in_row(self, waiter):
        self._waiters.append(waiter)
        try:
            await waiter
        finally:
            self._waiters.remove(waiter)

    async def _acquire_again(self):
        """Whatever comes meanwhile: cancellations are heard afterwards."""
        cancelled = None
        while True:
            try:
                await self.acquire()
                break
            except exceptions.CancelledError as error:
                cancelled = error
        if cancelled is not None:
            try:
                raise cancelled
            finally:
                cancelled = None

    async def wait_for(self, predicate):
        while True:
            result = predicate()
            if result:
                return result
            await self.wait()

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._notify(n)

    def _notify(self, n):
        woken = 0
        for waiter in self._waiters:
            if woken >= n:
                return
            if not waiter.done():
                woken += 1
                waiter.set_result(False)

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore(_ContextManagerMixin, mixins._LoopBoundMixin):
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._waiters, self._value = None, value

    def __repr__(self):
        return _described(self, "locked" if self.locked() else f"unlocked, value:{self._value}")

    def locked(self):
        return self._value == 0 or any(not waiter.cancelled() for waiter in self._waiters or ())

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        if self._waiters is None:
            self._waiters = collections.deque()
        waiter = self._waiter(_FOR_A_LOCK)
        self._waiters.append(waiter)
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except exceptions.CancelledError:
            if waiter.done() and not waiter.cancelled():
                # It had been let in already.
                self._value += 1
            raise
        finally:
            while self._value > 0 and self._wake_up_next():
                pass
        return True

    def release(self):
        self._value += 1
        self._wake_up_next()

    def _wake_up_next(self):
        for waiter in self._waiters or ():
            if not waiter.done():
                self._value -= 1
                waiter.set_result(True)
                return True
        return False


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        self._bound_value = value
        super().__init__(value)

    def release(self):
        if self._value >= self._bound_value:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class _BarrierState(enum.Enum):
    FILLING = "filling"
    DRAINING = "draining"
    RESETTING = "resetting"
    BROKEN = "broken"


class Barrier(mixins._LoopBoundMixin):
    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be >= 1")
        self._cond = Condition()
        self._cond._cause = _FOR_A_BARRIER
        self._parties, self._count, self._state = parties, 0, _BarrierState.FILLING

    def __repr__(self):
        count = "" if self.broken else f", waiters:{self.n_waiting}/{self.parties}"
        return f"<{object.__repr__(self)[1:-1]} [{self._state.value}{count}]>"

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        async with self._cond:
            await self._enter()
            try:
                index = self._count
                self._count += 1
                if index + 1 < self._parties:
                    await self._stay()
                else:
                    self._state = _BarrierState.DRAINING
                    self._cond.notify_all()
                return index
            finally:
                self._count -= 1
                self._leave()

    async def _enter(self):
        await self._cond.wait_for(lambda: self._state not in (_BarrierState.DRAINING, _BarrierState.RESETTING))
        if self._state is _BarrierState.BROKEN:
            raise exceptions.BrokenBarrierError("Barrier aborted")

    async def _stay(self):
        await self._cond.wait_for(lambda: self._state is not _BarrierState.FILLING)
        if self._state in (_BarrierState.BROKEN, _BarrierState.RESETTING):
            raise exceptions.BrokenBarrierError("Abort or reset of barrier")

    def _leave(self):
        if self._count == 0:
            if self._state in (_BarrierState.RESETTING, _BarrierState.DRAINING):
                self._state = _BarrierState.FILLING
            self._cond.notify_all()

    async def reset(self):
        async with self._cond:
            self._state = _BarrierState.FILLING if self._count == 0 else _BarrierState.RESETTING
            self._cond.notify_all()

    async def abort(self):
        async with self._cond:
            self._state = _BarrierState.BROKEN
            self._cond.notify_all()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state is _BarrierState.FILLING else 0

    @property
    def broken(self):
        return self._state is _BarrierState.BROKEN
