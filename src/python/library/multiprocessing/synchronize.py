"""Locks, semaphores, conditions, events and barriers that processes share. All but the
semaphore is Python, as in CPython: a condition is three of them beside its lock."""

import threading
import time

import _process
import _shared
from _multiprocessing import RECURSIVE_MUTEX, SEMAPHORE
from _multiprocessing import SemLock as _SemLock
from multiprocessing import context, process, util

__all__ = ["Lock", "RLock", "Semaphore", "BoundedSemaphore", "Condition", "Event"]

SEM_VALUE_MAX = _SemLock.SEM_VALUE_MAX

# What a wait is for, by the numbers of `_thread._wait`.
_FOR_AN_EVENT = 2


def _make(cls, state):
    made = cls.__new__(cls)
    made.__setstate__(state)
    return made


class SemLock(_SemLock):
    def __init__(self, kind, value, maxvalue, *, ctx):
        _SemLock.__init__(self, kind, value, maxvalue)
        if ctx is None:
            ctx = context._default_context.get_context()
        self._is_fork_ctx = ctx.get_start_method() == "fork"
        util.register_after_fork(self, _SemLock._after_fork)

    @property
    def _semlock(self):
        return self

    def locked(self):
        return self._is_zero()

    def __getstate__(self):
        context.assert_spawning(self)
        if self._is_fork_ctx:
            raise RuntimeError(
                "A SemLock created in a fork context is being shared with a process in a spawn context. This is "
                "not supported. Please use the same context to create multiprocessing objects and Process."
            )
        return self.kind, self.maxvalue, self.handle

    def __setstate__(self, state):
        self._set(*state)
        self._is_fork_ctx = False

    def __reduce__(self):
        return _make, (type(self), self.__getstate__())

    def _holder(self):
        """Who has it, as far as this process knows."""
        if self._is_mine():
            name = process.current_process().name
            thread = threading.current_thread().name
            return name if thread == "MainThread" else name + "|" + thread
        if not self._is_zero():
            return "None"
        return "SomeOtherThread" if self._count() > 0 else "SomeOtherProcess"


class Semaphore(SemLock):
    def __init__(self, value=1, *, ctx):
        SemLock.__init__(self, SEMAPHORE, value, SEM_VALUE_MAX, ctx=ctx)

    def get_value(self):
        return self._get_value()

    def __repr__(self):
        return f"<{type(self).__name__}(value={self._get_value()})>"


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1, *, ctx):
        SemLock.__init__(self, SEMAPHORE, value, value, ctx=ctx)

    def __repr__(self):
        return f"<{type(self).__name__}(value={self._get_value()}, maxvalue={self.maxvalue})>"


class Lock(SemLock):
    def __init__(self, *, ctx):
        SemLock.__init__(self, SEMAPHORE, 1, 1, ctx=ctx)

    def __repr__(self):
        return "<%s(owner=%s)>" % (type(self).__name__, self._holder())


class RLock(SemLock):
    def __init__(self, *, ctx):
        SemLock.__init__(self, RECURSIVE_MUTEX, 1, 1, ctx=ctx)

    def __repr__(self):
        name = self._holder()
        count = self._count() if self._is_mine() else 0 if name == "None" else "nonzero"
        return "<%s(%s, %s)>" % (type(self).__name__, name, count)


class _Signals(Semaphore):
    """The semaphore at which a condition's waiters stand."""

    _cause = _FOR_AN_EVENT


class Condition:
    def __init__(self, lock=None, *, ctx):
        self._lock = lock or ctx.RLock()
        self._sleeping, self._woken = ctx.Semaphore(0), ctx.Semaphore(0)
        self._signals = _Signals(0, ctx=ctx)
        self._bind()

    def _bind(self):
        self.acquire, self.release = self._lock.acquire, self._lock.release
        self._whose = None

    def __getstate__(self):
        context.assert_spawning(self)
        return self._lock, self._sleeping, self._woken, self._signals

    def __setstate__(self, state):
        self._lock, self._sleeping, self._woken, self._signals = state
        self._bind()

    def __reduce__(self):
        return _make, (type(self), self.__getstate__())

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        try:
            waiters = self._sleeping._get_value() - self._woken._get_value()
        except Exception:
            waiters = "unknown"
        return "<%s(%s, %s)>" % (type(self).__name__, self._lock, waiters)

    def _show_as(self, cause, whose):
        self._signals._cause = cause
        self._whose = whose

    def wait(self, timeout=None):
        assert self._lock._is_mine(), "must acquire() condition before using wait()"
        self._signals._name(self._whose or self)
        self._sleeping.release()
        depth = self._lock._count()
        for _ in range(depth):
            self._lock.release()
        try:
            return self._signals.acquire(True, timeout)
        finally:
            self._woken.release()
            for _ in range(depth):
                self._lock.acquire()

    def notify(self, n=1):
        assert self._lock._is_mine(), "lock is not owned"
        assert not self._signals.acquire(False), "notify: Should not have been able to acquire " + "_wait_semaphore"
        # Those who gave up since the last time sleep no more.
        while self._woken.acquire(False):
            assert self._sleeping.acquire(False), "notify: Bug in sleeping_count.acquire" + "- res should not be False"
        sleepers = 0
        while sleepers < n and self._sleeping.acquire(False):
            self._signals.release()
            sleepers += 1
        for _ in range(sleepers):
            self._woken.acquire()
        if sleepers:
            # Who gave up just now has left a signal.
            while self._signals.acquire(False):
                pass

    def notify_all(self):
        self.notify(SEM_VALUE_MAX)

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        if result:
            return result
        until = None if timeout is None else time.monotonic() + timeout
        left = timeout
        while not result:
            if until is not None:
                left = until - time.monotonic()
                if left <= 0:
                    break
            self.wait(left)
            result = predicate()
        return result


class Event:
    def __init__(self, *, ctx):
        self._cond, self._flag = ctx.Condition(ctx.Lock()), ctx.Semaphore(0)

    def is_set(self):
        with self._cond:
            return self._look()

    def _look(self):
        if self._flag.acquire(False):
            self._flag.release()
            return True
        return False

    def set(self):
        with self._cond:
            if not self._look():
                self._flag.release()
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag.acquire(False)

    def wait(self, timeout=None):
        with self._cond:
            if self._flag.acquire(False):
                self._flag.release()
            else:
                self._cond._whose = self
                self._cond.wait(timeout)
                self._cond._whose = None
            return self._look()

    def __repr__(self):
        set_status = "set" if self.is_set() else "unset"
        return f"<{type(self).__qualname__} at {id(self):#x} {set_status}>"


class Barrier(threading.Barrier):
    """As that of threads, with its state in shared memory."""

    def __init__(self, parties, action=None, timeout=None, *, ctx):
        self._words = _process.number(2)
        self._shares(parties, action, timeout, ctx.Condition())
        if parties < 1:
            raise ValueError("parties must be >= 1")

    def _shares(self, parties, action, timeout, cond):
        self._parties, self._action, self._timeout, self._cond = parties, action, timeout, cond

    def __getstate__(self):
        context.assert_spawning(self)
        return self._words, self._parties, self._action, self._timeout, self._cond

    def __setstate__(self, state):
        self._words = state[0]
        self._shares(*state[1:])

    def __reduce__(self):
        return _make, (type(self), self.__getstate__())

    @property
    def _state(self):
        return _shared.load(self._words)

    @_state.setter
    def _state(self, value):
        _shared.store(self._words, value)

    @property
    def _count(self):
        return _shared.load(self._words + 1)

    @_count.setter
    def _count(self, value):
        _shared.store(self._words + 1, value)
