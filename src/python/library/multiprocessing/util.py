"""What is done at the end of a process and after a fork, and how threads wait to be
told to go."""

import atexit
import itertools
import threading
import weakref

from multiprocessing import process

_order = itertools.count()
# What is to be called, by its priority and its age.
_finalizers = {}
_after_forkers = {}
_exiting = False


def register_after_fork(obj, func):
    _after_forkers[(next(_order), id(obj))] = weakref.ref(obj), func


def _run_after_forkers():
    for key in sorted(_after_forkers):
        made, func = _after_forkers[key]
        obj = made()
        if obj is not None:
            func(obj)


class Finalize:
    """A call that is made when an object ends, at the end of the process, or by hand;
    once."""

    def __init__(self, obj, callback, args=(), kwargs=None, exitpriority=None):
        if exitpriority is not None and not isinstance(exitpriority, int):
            raise TypeError("Exitpriority ({0!r}) must be None or int, not {1!s}".format(exitpriority, type(exitpriority)))
        self._weakref = None if obj is None else weakref.ref(obj, self)
        self._callback, self._args, self._kwargs = callback, args, kwargs or {}
        self._key = (exitpriority, next(_order))
        _finalizers[self._key] = self

    def __call__(self, wr=None):
        if _finalizers.pop(self._key, None) is None:
            return None
        callback, args, kwargs = self._callback, self._args, self._kwargs
        self._weakref = self._callback = self._args = self._kwargs = None
        return callback(*args, **kwargs)

    def cancel(self):
        if _finalizers.pop(self._key, None) is not None:
            self._weakref = self._callback = self._args = self._kwargs = None

    def still_active(self):
        return self._key in _finalizers


def _run_finalizers(minpriority=None):
    """Those with a priority, the highest first and of the same the youngest."""
    keys = [key for key in _finalizers if key[0] is not None and (minpriority is None or key[0] >= minpriority)]
    for key in sorted(keys, reverse=True):
        finalizer = _finalizers.get(key)
        if finalizer is not None:
            try:
                finalizer()
            except Exception:
                import traceback
                traceback.print_exc()
    if minpriority is None:
        _finalizers.clear()


def is_exiting():
    return _exiting


def _exit_function():
    global _exiting
    if _exiting:
        return
    _exiting = True
    _run_finalizers(0)
    for child in process.active_children():
        if child.daemon:
            child._popen.send_signal(15)
    for child in process.active_children():
        child.join()
    _run_finalizers()


atexit.register(_exit_function)


class ForkAwareThreadLock:
    def __init__(self):
        self._lock = threading.Lock()
        self.acquire, self.release = self._lock.acquire, self._lock.release
        register_after_fork(self, ForkAwareThreadLock._renew)

    def _renew(self):
        self._lock = threading.Lock()
        self.acquire, self.release = self._lock.acquire, self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)


def debug(msg, *args):
    pass


info = sub_debug = sub_warning = debug
