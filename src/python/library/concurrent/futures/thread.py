"""`ThreadPoolExecutor`: one queue of calls, and a thread more for each call as long as
no thread is idle and there are not enough."""

import itertools
import os
import queue
import threading
import weakref
from concurrent.futures import _base

# The queues of all workers, by their threads: at the end of the program each is told.
_threads_queues = weakref.WeakKeyDictionary()
_shutdown = False
_global_shutdown_lock = threading.Lock()


def _python_exit():
    global _shutdown
    with _global_shutdown_lock:
        _shutdown = True
    workers = list(_threads_queues.items())
    for _, calls in workers:
        calls.put(None)
    for thread, _ in workers:
        thread.join()


threading._register_atexit(_python_exit)


class BrokenThreadPool(_base.BrokenExecutor):
    """Raised when a worker thread in a ThreadPoolExecutor failed initializing."""


class _WorkItem:
    def __init__(self, future, fn, args, kwargs):
        self.future, self.call = future, (fn, args, kwargs)

    def run(self):
        if not self.future.set_running_or_notify_cancel():
            return
        fn, args, kwargs = self.call
        try:
            result = fn(*args, **kwargs)
        except BaseException as error:
            self.future.set_exception(error)
            # The exception keeps this frame.
            self = fn = args = kwargs = None
        else:
            self.future.set_result(result)


def _next_call(pool, calls):
    """A call out of the queue; whoever waits for one is idle meanwhile."""
    try:
        return calls.get_nowait()
    except queue.Empty:
        owner = pool()
        if owner is not None:
            owner._idle_semaphore.release()
        del owner
        return calls.get(block=True)


def _is_over(pool):
    """Whether a worker that is told of an end has to go."""
    owner = pool()
    if _shutdown or owner is None or owner._shutdown:
        if owner is not None:
            owner._shutdown = True
        return True
    return False


def _worker(pool, initializer, initargs, calls):
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            _base._log("critical", "Exception in initializer:", exc_info=True)
            owner = pool()
            if owner is not None:
                owner._initializer_failed()
            return
    try:
        while True:
            item = _next_call(pool, calls)
            if item is not None:
                item.run()
                del item
            elif _is_over(pool):
                # The next one shall know, too.
                calls.put(None)
                return
    except BaseException:
        _base._log("critical", "Exception in worker", exc_info=True)


class ThreadPoolExecutor(_base.Executor):
    BROKEN = BrokenThreadPool
    _counter = itertools.count().__next__

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = min(32, (os.process_cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers, self._initializer, self._initargs = max_workers, initializer, initargs
        self._work_queue = queue.SimpleQueue()
        self._idle_semaphore = threading.Semaphore(0)
        self._threads = set()
        self._broken = self._shutdown = False
        self._shutdown_lock = threading.Lock()
        self._thread_name_prefix = thread_name_prefix or f"ThreadPoolExecutor-{self._counter()}"

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock, _global_shutdown_lock:
            if self._broken:
                raise self.BROKEN(self._broken)
            if self._shutdown or _shutdown:
                whose = "" if self._shutdown else "interpreter "
                raise RuntimeError(f"cannot schedule new futures after {whose}shutdown")
            future = _base.Future()
            self._work_queue.put(_WorkItem(future, fn, args, kwargs))
            self._adjust_thread_count()
            return future

    def _adjust_thread_count(self):
        if self._idle_semaphore.acquire(timeout=0):
            return
        count = len(self._threads)
        if count >= self._max_workers:
            return

        def pool_is_gone(_, calls=self._work_queue):
            calls.put(None)

        args = (weakref.ref(self, pool_is_gone), self._initializer, self._initargs, self._work_queue)
        thread = threading.Thread(target=_worker, name=f"{self._thread_name_prefix}_{count}", args=args)
        thread.start()
        self._threads.add(thread)
        _threads_queues[thread] = self._work_queue

    def _drain(self):
        """What waits in the queue, taken out."""
        while True:
            try:
                item = self._work_queue.get_nowait()
            except queue.Empty:
                return
            if item is not None:
                yield item

    def _initializer_failed(self):
        with self._shutdown_lock:
            self._broken = "A thread initializer failed, the thread pool is not usable anymore"
            for item in self._drain():
                item.future.set_exception(self.BROKEN(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                for item in self._drain():
                    item.future.cancel()
            self._work_queue.put(None)
        if wait:
            for thread in self._threads:
                thread.join()
