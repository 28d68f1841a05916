"""`ProcessPoolExecutor`: calls wait by their numbers in a queue of the parent; a thread of
it, the manager, passes a few more of them on than there are workers, and takes in what
they came to. What was not passed on can still be cancelled."""

import itertools
import multiprocessing as mp
import os
import queue
import threading
import weakref
from concurrent.futures import _base
from multiprocessing import connection
from multiprocessing.queues import Queue
from traceback import format_exception

# So many calls more than there are workers are on their way.
EXTRA_QUEUED_CALLS = 1

_wakeups = weakref.WeakKeyDictionary()
_global_shutdown = False


def _python_exit():
    global _global_shutdown
    _global_shutdown = True
    managers = list(_wakeups.items())
    for _, wakeup in managers:
        wakeup.wakeup()
    for manager, _ in managers:
        manager.join()


threading._register_atexit(_python_exit)


class BrokenProcessPool(_base.BrokenExecutor):
    """A process of the pool ended though it had not been told to."""


class _Wakeup:
    """A pipe by which other threads wake the manager."""

    def __init__(self):
        self._lock, self._closed = threading.Lock(), False
        self.reader, self._writer = mp.Pipe(duplex=False)

    def wakeup(self):
        with self._lock:
            if not self._closed:
                self._writer.send_bytes(b"")

    def clear(self):
        while self.reader.poll():
            self.reader.recv_bytes()

    def close(self):
        with self._lock:
            if not self._closed:
                self._closed = True
                self._writer.close()
                self.reader.close()


class _RemoteTraceback(Exception):
    """What it says is the text of a traceback."""

    def __init__(self, tb):
        super().__init__(tb)
        self.tb = tb


class _ExceptionWithTraceback:
    def __init__(self, exc):
        text = "".join(format_exception(exc))
        self.exc, self.tb = exc, f'\n"""\n{text}"""'
        exc.__traceback__ = None

    def __reduce__(self):
        return _rebuild_exc, (self.exc, self.tb)


def _rebuild_exc(exc, tb):
    exc.__cause__ = _RemoteTraceback(tb)
    return exc


class _WorkItem:
    def __init__(self, future, fn, args, kwargs):
        self.future, self.call = future, (fn, args, kwargs)


class _CallItem:
    """A call on its way to a worker."""

    def __init__(self, work_id, call):
        self.work_id, self.call = work_id, call


class _ResultItem:
    """What a call came to; and who it was that ends with it, if the worker does."""

    def __init__(self, work_id, exception=None, result=None, exit_pid=None):
        self.work_id, self.exception, self.result, self.exit_pid = work_id, exception, result, exit_pid


class _SafeQueue(Queue):
    """What cannot be pickled fails the future of its call."""

    def __init__(self, max_size, *, ctx, pending, wakeup):
        self._pending, self._wakeup = pending, wakeup
        super().__init__(max_size, ctx=ctx)

    def _on_queue_feeder_error(self, e, obj):
        if not isinstance(obj, _CallItem):
            super()._on_queue_feeder_error(e, obj)
            return
        text = "".join(format_exception(e))
        e.__cause__ = _RemoteTraceback(f'\n"""\n{text}"""')
        item = self._pending.pop(obj.work_id, None)
        self._wakeup.wakeup()
        if item is not None:
            item.future.set_exception(e)


def _process_chunk(fn, chunk):
    return [fn(*args) for args in chunk]


def _send_back(results, work_id, exit_pid, result=None, exception=None):
    try:
        results.put(_ResultItem(work_id, exception, result, exit_pid))
    except BaseException as error:
        results.put(_ResultItem(work_id, _ExceptionWithTraceback(error), None, exit_pid))


def _process_worker(calls, results, initializer, initargs, max_tasks=None):
    """What a worker does from its beginning to its end."""
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            _base._log("critical", "Exception in initializer:", exc_info=True)
            return
    for count in itertools.count(1):
        item = calls.get(block=True)
        if item is None:
            results.put(os.getpid())
            return
        exit_pid = os.getpid() if count == max_tasks else None
        fn, args, kwargs = item.call
        try:
            result = fn(*args, **kwargs)
        except BaseException as error:
            _send_back(results, item.work_id, exit_pid, exception=_ExceptionWithTraceback(error))
        else:
            _send_back(results, item.work_id, exit_pid, result=result)
            del result
        del item, fn, args, kwargs
        if exit_pid is not None:
            return


class _Manager(threading.Thread):
    """The thread between the calls and the workers. It keeps the pool's parts, and the
    pool itself only by a weak reference: when that is let go, the pool ends."""

    def __init__(self, pool):
        def pool_is_gone(_, wakeup=pool._wakeup):
            wakeup.wakeup()

        self._pool = weakref.ref(pool, pool_is_gone)
        self._wakeup, self._lock = pool._wakeup, pool._shutdown_lock
        self._processes, self._calls, self._results = pool._processes, pool._call_queue, pool._result_queue
        self._work_ids, self._pending = pool._work_ids, pool._pending_work_items
        super().__init__()

    def run(self):
        while True:
            self._pass_on()
            item, is_broken, cause = self._wait()
            if is_broken:
                with self._lock:
                    self._break(cause)
                return
            if item is not None:
                self._settle(item)
                del item
            if self._is_shutting_down():
                self._cancel_if_told()
                self._pass_on()
                if not self._pending:
                    with self._lock:
                        self._end()
                    return

    def _pass_on(self):
        """Calls to the workers, as many as there is room for."""
        while not self._calls.full():
            try:
                work_id = self._work_ids.get(block=False)
            except queue.Empty:
                return
            item = self._pending[work_id]
            if item.future.set_running_or_notify_cancel():
                self._calls.put(_CallItem(work_id, item.call), block=True)
            else:
                del self._pending[work_id]

    def _wait(self):
        """For a result, a sign, or the end of a worker."""
        reader, wakes = self._results._reader, self._wakeup.reader
        workers = [process.sentinel for process in list(self._processes.values())]
        ready = connection.wait([reader, wakes] + workers)
        item, is_broken, cause = None, wakes not in ready, None
        if reader in ready:
            try:
                item, is_broken = reader.recv(), False
            except BaseException as error:
                is_broken, cause = True, format_exception(error)
        self._wakeup.clear()
        return item, is_broken, cause

    def _settle(self, item):
        work = self._pending.pop(item.work_id, None)
        if work is not None:
            if item.exception is not None:
                work.future.set_exception(item.exception)
            else:
                work.future.set_result(item.result)
        pool = self._pool()
        if item.exit_pid is None:
            if pool is not None:
                pool._idle_worker_semaphore.release()
            return
        self._processes.pop(item.exit_pid).join()
        with self._lock:
            if pool is not None and (self._pending or not self._is_shutting_down()):
                if len(self._processes) < pool._max_workers:
                    pool._spawn_process()

    def _is_shutting_down(self):
        pool = self._pool()
        return _global_shutdown or pool is None or pool._shutdown_thread

    def _cancel_if_told(self):
        pool = self._pool()
        if pool is None:
            return
        pool._shutdown_thread = True
        if pool._cancel_pending_futures:
            for work_id, item in list(self._pending.items()):
                if item.future.cancel():
                    del self._pending[work_id]
            while not self._work_ids.empty():
                self._work_ids.get_nowait()
            pool._cancel_pending_futures = False

    def _break(self, cause):
        pool = self._pool()
        if pool is not None:
            pool._broken = "A child process terminated abruptly, the process pool is not usable anymore"
            pool._shutdown_thread = True
            del pool
        for item in self._pending.values():
            error = BrokenProcessPool(
                "A process in the process pool was terminated abruptly while the future was running or pending."
            )
            if cause is not None:
                text = "".join(cause)
                error.__cause__ = _RemoteTraceback(f"\n'''\n{text}'''")
            try:
                item.future.set_exception(error)
            except _base.InvalidStateError:
                # It was cancelled.
                pass
        self._pending.clear()
        for process in self._processes.values():
            process.terminate()
        # Nobody reads what waits there: a writer shall not stand at it.
        self._calls._reader.close()
        self._end(is_broken=True)

    def _end(self, is_broken=False):
        if not is_broken:
            self._stop_workers()
        self._calls.close()
        self._calls.join_thread()
        self._wakeup.close()
        for process in self._processes.values():
            if is_broken:
                process.terminate()
            process.join()

    def _alive(self):
        return sum([process.is_alive() for process in self._processes.values()])

    def _stop_workers(self):
        wanted, told = self._alive(), 0
        while told < wanted and self._alive() > 0:
            try:
                self._calls.put_nowait(None)
                told += 1
            except queue.Full:
                pass


def _flattened(lists):
    for one in lists:
        one.reverse()
        while one:
            # Nobody here keeps it while the caller has it.
            yield one.pop()


class ProcessPoolExecutor(_base.Executor):
    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        if max_workers is None:
            max_workers = os.process_cpu_count() or 1
        elif max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if mp_context is None:
            mp_context = mp.get_context("spawn") if max_tasks_per_child is not None else mp.get_context()
        self._forks = mp_context.get_start_method(allow_none=False) == "fork"
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        if max_tasks_per_child is not None:
            self._check_tasks(max_tasks_per_child)
        self._max_workers, self._mp_context = max_workers, mp_context
        self._initializer, self._initargs, self._max_tasks_per_child = initializer, initargs, max_tasks_per_child
        self._manager, self._processes = None, {}
        self._shutdown_thread = self._broken = self._cancel_pending_futures = False
        self._shutdown_lock, self._idle_worker_semaphore = threading.Lock(), threading.Semaphore(0)
        self._queue_count, self._pending_work_items = 0, {}
        self._wakeup = _Wakeup()
        self._call_queue = _SafeQueue(
            max_workers + EXTRA_QUEUED_CALLS, ctx=mp_context, pending=self._pending_work_items, wakeup=self._wakeup
        )
        self._call_queue._ignore_epipe = True
        self._result_queue, self._work_ids = mp_context.SimpleQueue(), queue.Queue()

    def _check_tasks(self, count):
        if not isinstance(count, int):
            raise TypeError("max_tasks_per_child must be an integer")
        if count <= 0:
            raise ValueError("max_tasks_per_child must be >= 1")
        if self._forks:
            raise ValueError(
                "max_tasks_per_child is incompatible with the 'fork' multiprocessing start method;"
                " supply a different mp_context."
            )

    def _spawn_process(self):
        args = (self._call_queue, self._result_queue, self._initializer, self._initargs, self._max_tasks_per_child)
        process = self._mp_context.Process(target=_process_worker, args=args)
        process.start()
        self._processes[process.pid] = process

    def _adjust_process_count(self):
        """Another worker, unless one is idle or there are enough."""
        if self._idle_worker_semaphore.acquire(blocking=False):
            return
        if len(self._processes) < self._max_workers:
            self._spawn_process()

    def _start_manager(self):
        if self._manager is not None:
            return
        if self._forks:
            # All of them, before there is a thread that a fork would not copy.
            while len(self._processes) < self._max_workers:
                self._spawn_process()
        self._manager = _Manager(self)
        self._manager.start()
        _wakeups[self._manager] = self._wakeup

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock:
            if self._broken:
                raise BrokenProcessPool(self._broken)
            if self._shutdown_thread:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _global_shutdown:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            future = _base.Future()
            self._pending_work_items[self._queue_count] = _WorkItem(future, fn, args, kwargs)
            self._work_ids.put(self._queue_count)
            self._queue_count += 1
            self._wakeup.wakeup()
            if not self._forks:
                self._adjust_process_count()
            self._start_manager()
            return future

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        import functools
        chunks = itertools.batched(zip(*iterables), chunksize)
        results = super().map(
            functools.partial(_process_chunk, fn), chunks, timeout=timeout, buffersize=buffersize
        )
        return _flattened(results)

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            self._cancel_pending_futures = cancel_futures
            self._shutdown_thread = True
            if self._manager is not None:
                self._wakeup.wakeup()
        if self._manager is not None and wait:
            self._manager.join()
        self._manager = self._call_queue = None
        self._result_queue = None

    def terminate_workers(self):
        self._end_workers("terminate")

    def kill_workers(self):
        self._end_workers("kill")

    def _end_workers(self, how):
        processes = dict(self._processes)
        self.shutdown(wait=False, cancel_futures=True)
        for process in processes.values():
            if process.is_alive():
                getattr(process, how)()
