"""Pools of processes. Three threads of the parent look after one: one keeps the workers
at their number, one sends out what is to be done, one takes in what came of it. They
share a `_Core`; the `Pool` is only what the program has in hand, and its end is theirs."""

import collections
import itertools
import os
import queue
import threading
import time
import traceback
import types

from multiprocessing import TimeoutError, get_context, util
from multiprocessing.connection import wait

__all__ = ["Pool", "ThreadPool"]

INIT, RUN, CLOSE, TERMINATE = "INIT", "RUN", "CLOSE", "TERMINATE"

_jobs = itertools.count()

# What a wait is shown as, by the number of `_thread._wait`.
_FOR_A_FUTURE = 5


def mapstar(args):
    return list(map(*args))


def starmapstar(args):
    return list(itertools.starmap(args[0], args[1]))


class RemoteTraceback(Exception):
    """What it says is the text of a traceback."""

    def __init__(self, tb):
        super().__init__(tb)
        self.tb = tb


class ExceptionWithTraceback:
    """An exception that takes the text of its traceback along."""

    def __init__(self, exc, tb):
        text = "".join(traceback.format_exception(type(exc), exc, tb))
        self.exc, self.tb = exc, f'\n"""\n{text}"""'

    def __reduce__(self):
        return rebuild_exc, (self.exc, self.tb)


def rebuild_exc(exc, tb):
    exc.__cause__ = RemoteTraceback(tb)
    return exc


class MaybeEncodingError(Exception):
    """A result that could not be sent, in words."""

    def __init__(self, exc, value):
        self.exc, self.value = repr(exc), repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self):
        return f"Error sending result: '{self.value}'. Reason: '{self.exc}'"

    def __repr__(self):
        return f"<{type(self).__name__}: {self}>"


def _raise(error):
    raise error


def _done(call, wraps):
    func, args, kwds = call
    try:
        return True, func(*args, **kwds)
    except Exception as error:
        if wraps and func is not _raise:
            error = ExceptionWithTraceback(error, error.__traceback__)
        return False, error


def worker(inqueue, outqueue, initializer=None, initargs=(), maxtasks=None, wrap_exception=False):
    """What a worker does from its beginning to its end."""
    if hasattr(inqueue, "_writer"):
        inqueue._writer.close()
        outqueue._reader.close()
    if initializer is not None:
        initializer(*initargs)
    completed = 0
    while maxtasks is None or completed < maxtasks:
        try:
            task = inqueue.get()
        except (EOFError, OSError):
            break
        if task is None:
            break
        job, place, *call = task
        result = _done(call, wrap_exception)
        try:
            outqueue.put((job, place, result))
        except Exception as error:
            outqueue.put((job, place, (False, MaybeEncodingError(error, result[1]))))
        task = job = result = call = None
        completed += 1


class _Cache(dict):
    """The jobs that are under way; the pool is told when there are none."""

    def __init__(self, notify):
        self._notify = notify

    def __delitem__(self, job):
        super().__delitem__(job)
        if not self:
            self._notify(None)


class _Core:
    """What a pool's threads share. The states are of each thread."""

    def __init__(self, ctx, processes, initializer, initargs, maxtasksperchild):
        self.ctx, self.processes = ctx, processes
        self.setup = initializer, initargs, maxtasksperchild
        self.workers, self.tasks = [], queue.SimpleQueue()
        self.make_queues()
        self.cache = _Cache(self.changes.put)
        self.threads = {}

    def make_queues(self):
        ctx = self.ctx
        self.inqueue, self.outqueue, self.changes = ctx.SimpleQueue(), ctx.SimpleQueue(), ctx.SimpleQueue()
        self.send, self.receive = self.inqueue._writer.send, self.outqueue._reader.recv

    def start(self):
        for name in ("_handle_workers", "_handle_tasks", "_handle_results"):
            thread = threading.Thread(target=getattr(self, name), daemon=True)
            thread._state = RUN
            self.threads[name] = thread
            thread.start()

    # Workers.

    def new_worker(self):
        args = (self.inqueue, self.outqueue, *self.setup, True)
        process = self.ctx.Process(target=worker, args=args)
        process.name = process.name.replace("Process", "PoolWorker")
        process.daemon = True
        return process

    def populate(self):
        for _ in range(self.processes - len(self.workers)):
            process = self.new_worker()
            process.start()
            self.workers.append(process)

    def maintain(self):
        over = [process for process in self.workers if process.exitcode is not None]
        for process in over:
            process.join()
            self.workers.remove(process)
        if over:
            self.populate()

    def wait_for_changes(self):
        workers = [process.sentinel for process in self.workers]
        # CPython's looks at the results too, which are none of this thread's business.
        wait([*workers, self.changes._reader])
        while not self.changes.empty():
            self.changes.get()

    def _handle_workers(self):
        me = threading.current_thread()
        while me._state == RUN or self.cache and me._state != TERMINATE:
            self.maintain()
            self.wait_for_changes()
        self.tasks.put(None)

    # Tasks.

    def _handle_tasks(self):
        me = threading.current_thread()
        while (entry := self.tasks.get()) is not None:
            if not self.send_all(me, *entry):
                break
            entry = None
        try:
            self.outqueue.put(None)
            for _ in self.workers:
                self.send(None)
        except OSError:
            pass

    def send_all(self, me, tasks, set_length):
        """Whether the pool goes on."""
        count = 0
        for task in tasks:
            if me._state != RUN:
                return False
            count = task[1] + 1
            try:
                self.send(task)
            except Exception as error:
                self.settle(task[0], task[1], (False, error))
        if set_length:
            set_length(count)
        return True

    # Results.

    def settle(self, job, place, result):
        try:
            self.cache[job]._set(place, result)
        except KeyError:
            # Nobody waits for it any more.
            pass

    def _handle_results(self):
        me = threading.current_thread()
        try:
            while (task := self.receive()) is not None and me._state == RUN:
                self.settle(*task)
                task = None
            while self.cache and me._state != TERMINATE:
                task = self.receive()
                if task is not None:
                    self.settle(*task)
            # Nobody shall stand at a pipe that is full.
            for _ in range(10):
                if not self.outqueue._reader.poll():
                    break
                self.receive()
        except (OSError, EOFError):
            pass

    # The end.

    def drain(self, thread):
        self.inqueue._rlock.acquire()
        while thread.is_alive() and self.inqueue._reader.poll():
            self.inqueue._reader.recv()
            time.sleep(0)

    def terminate(self):
        workers, tasks, results = self.threads.values()
        workers._state = TERMINATE
        self.changes.put(None)
        tasks._state = TERMINATE
        self.drain(tasks)
        results._state = TERMINATE
        self.changes.put(None)
        self.outqueue.put(None)
        self.join_thread(workers)
        self.terminate_workers()
        self.join_thread(tasks)
        self.join_thread(results)
        self.join_workers()

    def join_thread(self, thread):
        if threading.current_thread() is not thread:
            thread.join()

    def terminate_workers(self):
        for process in self.workers:
            if process.exitcode is None:
                process.terminate()

    def join_workers(self):
        for process in self.workers:
            if process.is_alive():
                process.join()


class Pool:
    _core_class = _Core

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        self._state = INIT
        self._ctx = context or get_context()
        if processes is None:
            processes = os.process_cpu_count() or 1
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if maxtasksperchild is not None and (not isinstance(maxtasksperchild, int) or maxtasksperchild <= 0):
            raise ValueError("maxtasksperchild must be a positive int or None")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._processes = processes
        self._core = core = self._core_class(self._ctx, processes, initializer, initargs, maxtasksperchild)
        self._pool, self._cache = core.workers, core.cache
        try:
            core.populate()
        except Exception:
            core.terminate_workers()
            for process in core.workers:
                process.join()
            raise
        core.start()
        self._terminate = util.Finalize(self, core.terminate, exitpriority=15)
        self._state = RUN

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} state={self._state} pool_size={len(self._pool)}>"

    def __reduce__(self):
        raise NotImplementedError("pool objects cannot be passed between processes or pickled")

    def _check_running(self):
        if self._state != RUN:
            raise ValueError("Pool not running")

    def _put(self, tasks, set_length=None):
        self._core.tasks.put((tasks, set_length))

    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def map(self, func, iterable, chunksize=None):
        return self._map_async(func, iterable, mapstar, chunksize).get()

    def starmap(self, func, iterable, chunksize=None):
        return self._map_async(func, iterable, starmapstar, chunksize).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self._check_running()
        result = ApplyResult(self, callback, error_callback)
        self._put([(result._job, 0, func, args, kwds)])
        return result

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map_async(func, iterable, mapstar, chunksize, callback, error_callback)

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map_async(func, iterable, starmapstar, chunksize, callback, error_callback)

    def _map_async(self, func, iterable, mapper, chunksize=None, callback=None, error_callback=None):
        self._check_running()
        if not hasattr(iterable, "__len__"):
            iterable = list(iterable)
        if chunksize is None:
            # Four pieces for each worker.
            chunksize = -(-len(iterable) // (len(self._pool) * 4))
        if not len(iterable):
            chunksize = 0
        result = MapResult(self, chunksize, len(iterable), callback, error_callback)
        self._put(_guarded(result._job, mapper, _chunks(func, iterable, chunksize)))
        return result

    def imap(self, func, iterable, chunksize=1):
        return self._imap(IMapIterator, func, iterable, chunksize)

    def imap_unordered(self, func, iterable, chunksize=1):
        return self._imap(IMapUnorderedIterator, func, iterable, chunksize)

    def _imap(self, kind, func, iterable, chunksize):
        self._check_running()
        if chunksize < 1:
            raise ValueError(f"Chunksize must be 1+, not {chunksize}")
        result = kind(self)
        if chunksize == 1:
            self._put(_guarded(result._job, func, iterable), result._set_length)
            return result
        self._put(_guarded(result._job, mapstar, _chunks(func, iterable, chunksize)), result._set_length)
        return (item for chunk in result for item in chunk)

    def close(self):
        if self._state == RUN:
            self._state = CLOSE
            self._core.threads["_handle_workers"]._state = CLOSE
            self._core.changes.put(None)

    def terminate(self):
        self._state = TERMINATE
        self._terminate()

    def join(self):
        if self._state == RUN:
            raise ValueError("Pool is still running")
        if self._state not in (CLOSE, TERMINATE):
            raise ValueError("In unknown state")
        for thread in self._core.threads.values():
            thread.join()
        for process in self._pool:
            process.join()

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, kind, error, trace):
        self.terminate()


def _guarded(job, func, iterable):
    """The tasks of a job; the last of an iterable that fails says so itself."""
    place = -1
    try:
        for place, item in enumerate(iterable):
            yield job, place, func, (item,), {}
    except Exception as error:
        yield job, place + 1, _raise, (error,), {}


def _chunks(func, iterable, size):
    items = iter(iterable)
    while chunk := tuple(itertools.islice(items, size)):
        yield func, chunk


class ApplyResult:
    __class_getitem__ = classmethod(types.GenericAlias)

    def __init__(self, pool, callback, error_callback):
        self._pool, self._cache, self._job = pool, pool._cache, next(_jobs)
        self._event = threading.Event()
        self._event._cause = _FOR_A_FUTURE
        self._callback, self._error_callback = callback, error_callback
        self._cache[self._job] = self

    def ready(self):
        return self._event.is_set()

    def successful(self):
        if self.ready():
            return self._success
        raise ValueError(f"{self!r} not ready")

    def wait(self, timeout=None):
        self._event.wait(timeout)

    def get(self, timeout=None):
        self.wait(timeout)
        if self.ready() and self._success:
            return self._value
        raise self._value if self.ready() else TimeoutError

    def _set(self, place, result):
        self._success, self._value = result
        self._over()

    def _over(self):
        callback = self._callback if self._success else self._error_callback
        if callback:
            callback(self._value)
        self._event.set()
        del self._cache[self._job]
        self._pool = None


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    def __init__(self, pool, chunksize, length, callback, error_callback):
        super().__init__(pool, callback, error_callback)
        self._success, self._value, self._chunksize = True, [None] * length, chunksize
        self._left = -(-length // chunksize) if chunksize > 0 else 0
        if not self._left:
            self._event.set()
            del self._cache[self._job]

    def _set(self, place, result):
        success, value = result
        self._left -= 1
        if success and self._success:
            self._value[place * self._chunksize:(place + 1) * self._chunksize] = value
        elif not success and self._success:
            # The first failure is what it comes to, once all is over.
            self._success, self._value = False, value
        if self._left == 0:
            self._over()


class IMapIterator:
    def __init__(self, pool):
        self._pool, self._cache, self._job = pool, pool._cache, next(_jobs)
        self._cond = threading.Condition(threading.Lock())
        self._items, self._early = collections.deque(), {}
        self._index, self._length = 0, None
        self._cache[self._job] = self

    def __iter__(self):
        return self

    def next(self, timeout=None):
        with self._cond:
            if not self._items and self._index != self._length:
                self._cond._show_as(_FOR_A_FUTURE, self)
                self._cond.wait(timeout)
            if not self._items:
                if self._index == self._length:
                    self._pool = None
                    raise StopIteration
                raise TimeoutError
            success, value = self._items.popleft()
        if success:
            return value
        raise value

    __next__ = next

    def _set(self, place, result):
        with self._cond:
            self._place(place, result)
            if self._index == self._length:
                del self._cache[self._job]
                self._pool = None

    def _place(self, place, result):
        self._early[place] = result
        while self._index in self._early:
            self._items.append(self._early.pop(self._index))
            self._index += 1
            self._cond.notify()

    def _set_length(self, length):
        with self._cond:
            self._length = length
            if self._index == self._length:
                self._cond.notify()
                del self._cache[self._job]
                self._pool = None


class IMapUnorderedIterator(IMapIterator):
    def _place(self, place, result):
        self._items.append(result)
        self._index += 1
        self._cond.notify()


class _ThreadCore(_Core):
    """The same over threads of this process."""

    def make_queues(self):
        self.inqueue, self.outqueue, self.changes = queue.SimpleQueue(), queue.SimpleQueue(), queue.SimpleQueue()
        self.send, self.receive = self.inqueue.put, self.outqueue.get

    def new_worker(self):
        return _ThreadWorker(target=worker, args=(self.inqueue, self.outqueue, *self.setup, False), daemon=True)

    def wait_for_changes(self):
        self.changes.get()
        while not self.changes.empty():
            self.changes.get(block=False)

    def _handle_results(self):
        me = threading.current_thread()
        while (task := self.receive()) is not None and me._state == RUN:
            self.settle(*task)
        while self.cache and me._state != TERMINATE:
            task = self.receive()
            if task is not None:
                self.settle(*task)

    def drain(self, thread):
        try:
            while True:
                self.inqueue.get(block=False)
        except queue.Empty:
            pass
        for _ in self.workers:
            self.inqueue.put(None)

    def terminate_workers(self):
        pass

    def join_workers(self):
        pass


class _ThreadWorker(threading.Thread):
    @property
    def exitcode(self):
        return None if self.is_alive() else 0


class ThreadPool(Pool):
    _core_class = _ThreadCore

    def __init__(self, processes=None, initializer=None, initargs=()):
        Pool.__init__(self, processes, initializer, initargs)
