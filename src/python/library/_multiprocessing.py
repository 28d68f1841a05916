"""The semaphore that processes share: a word that counts, and waits on it. C in
CPython."""

import _shared
from _process import number as _number
from _thread import get_ident

_FOR_A_LOCK = 0
RECURSIVE_MUTEX, SEMAPHORE = 0, 1


class SemLock:
    SEM_VALUE_MAX = 2147483647
    _cause = _FOR_A_LOCK

    def __init__(self, kind, value, maxvalue):
        self.kind, self.maxvalue, self.handle = kind, maxvalue, _number()
        self._held, self._owner, self._is_named = 0, None, False
        _shared.store(self.handle, value)

    def _set(self, kind, maxvalue, handle):
        """The same semaphore in another process."""
        self.kind, self.maxvalue, self.handle = kind, maxvalue, handle
        self._held, self._owner, self._is_named = 0, None, False

    def _is_mine(self):
        return self._held > 0 and self._owner == get_ident()

    def _count(self):
        return self._held

    def _get_value(self):
        return _shared.load(self.handle)

    def _is_zero(self):
        return _shared.load(self.handle) == 0

    def _after_fork(self):
        self._held = 0

    def _try(self):
        value = 1 if self.maxvalue == 1 else _shared.load(self.handle)
        while value > 0:
            found = _shared.swap(self.handle, value, value - 1)
            if found == value:
                return True
            value = found
        return False

    def _name(self, what):
        """The word is called as the program calls that."""
        if not self._is_named:
            self._is_named = _shared.call(self.handle, what)

    def acquire(self, block=True, timeout=None):
        if self.kind == RECURSIVE_MUTEX and self._is_mine():
            self._held += 1
            return True
        if not self._try():
            if not block or not self._wait(timeout):
                return False
        self._held += 1
        self._owner = get_ident()
        if self.maxvalue == 1:
            _shared.taken(self.handle)
        return True

    def _wait(self, timeout):
        until = None
        if timeout is not None:
            import time
            until = time.monotonic() + max(timeout, 0)
        if self._cause == _FOR_A_LOCK:
            self._name(self)
        while True:
            left = None
            if until is not None:
                left = until - time.monotonic()
                if left <= 0:
                    return False
            _shared.park(self.handle, 0, left, self._cause)
            if self._try():
                return True

    def release(self):
        if self.kind == RECURSIVE_MUTEX:
            if not self._is_mine():
                raise AssertionError("attempt to release recursive lock not owned by thread")
            if self._held > 1:
                self._held -= 1
                return
        elif self.maxvalue < self.SEM_VALUE_MAX and _shared.load(self.handle) >= self.maxvalue:
            raise ValueError("semaphore or lock released too many times")
        self._held -= 1
        if self.maxvalue == 1:
            _shared.released(self.handle)
        _shared.add(self.handle, 1)
        _shared.wake(self.handle, 1)

    def __enter__(self):
        return self.acquire()

    def __exit__(self, kind=None, error=None, trace=None):
        self.release()
