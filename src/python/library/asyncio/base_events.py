"""The event loop: what is ready is called in turn, exactly so much an iteration as was
ready at its start; timers join it behind what was ready before. How it waits for the
computer is next door, in `unix_events`."""

import collections
import heapq
import sys
import threading
import time
import weakref
from asyncio import coroutines, events, futures, tasks, timeouts

__all__ = ("BaseEventLoop", "Server")


def _logger():
    from asyncio.log import logger
    return logger


def _warn(message, category):
    import warnings
    warnings.warn(message, category, stacklevel=3)


# Timers that were cancelled are taken out all at once if there are so many, of which so
# many are cancelled.
_MANY_TIMERS, _CANCELLED_SHARE = 100, 0.5

# The longest sleep of a loop, in seconds.
_LONGEST = 24 * 3600

# The step of the system's clock, in seconds.
_TICK = 1e-9


class Server(events.AbstractServer):
    """There are no servers here."""


def _format_handle(handle):
    owner = getattr(handle._callback, "__self__", None)
    return repr(owner) if isinstance(owner, tasks.Task) else str(handle)


def _run_until_complete_cb(fut):
    error = None if fut.cancelled() else fut.exception()
    if isinstance(error, (SystemExit, KeyboardInterrupt)):
        # The loop has ended of it already.
        return
    futures._get_loop(fut).stop()


class BaseEventLoop(events.AbstractEventLoop):
    def __init__(self):
        self._ready, self._scheduled = collections.deque(), []
        self._timer_cancelled_count = 0
        self._closed = self._stopping = False
        self._thread_id = self._current_handle = self._exception_handler = self._task_factory = None
        self._default_executor = None
        self._executor_shutdown_called = self._asyncgens_shutdown_called = False
        self._asyncgens, self._outer_hooks = weakref.WeakSet(), None
        self.slow_callback_duration = 0.1
        self._debug = coroutines._is_debug_mode()

    def __repr__(self):
        state = f"running={self.is_running()} closed={self.is_closed()} debug={self.get_debug()}"
        return f"<{type(self).__name__} {state}>"

    def __del__(self):
        if not self._closed:
            _warn(f"unclosed event loop {self!r}", ResourceWarning)
            if not self.is_running():
                self.close()

    # Its state.

    def time(self):
        return time.monotonic()

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def is_running(self):
        return self._thread_id is not None

    def is_closed(self):
        return self._closed

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def _check_running(self):
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if events._get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")

    def _check_thread(self):
        if self._thread_id not in (None, threading.get_ident()):
            raise RuntimeError("Non-thread-safe operation invoked on an event loop other than the current one")

    def _check_callback(self, callback, method):
        if coroutines.iscoroutine(callback) or coroutines._iscoroutinefunction(callback):
            raise TypeError(f"coroutines cannot be used with {method}()")
        if not callable(callback):
            raise TypeError(f"a callable object was expected by {method}(), got {callback!r}")

    # What is to be called.

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        if self._debug:
            self._check_thread()
            self._check_callback(callback, "call_soon")
        return self._call_soon(callback, args, context)

    def _call_soon(self, callback, args, context):
        handle = events.Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        self._check_closed()
        if self._debug:
            self._check_callback(callback, "call_soon_threadsafe")
        handle = events._ThreadSafeHandle(callback, args, self, context)
        self._ready.append(handle)
        self._write_to_self()
        return handle

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        if self._debug:
            self._check_thread()
            self._check_callback(callback, "call_at")
        timer = events.TimerHandle(when, callback, args, self, context)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def _timer_handle_cancelled(self, handle):
        if handle._scheduled:
            self._timer_cancelled_count += 1

    # One iteration.

    def _drop_cancelled_timers(self):
        count = len(self._scheduled)
        if count > _MANY_TIMERS and self._timer_cancelled_count / count > _CANCELLED_SHARE:
            kept = []
            for timer in self._scheduled:
                if timer._cancelled:
                    timer._scheduled = False
                else:
                    kept.append(timer)
            heapq.heapify(kept)
            self._scheduled, self._timer_cancelled_count = kept, 0
            return
        while self._scheduled and self._scheduled[0]._cancelled:
            self._timer_cancelled_count -= 1
            heapq.heappop(self._scheduled)._scheduled = False

    def _run_once(self):
        if self._scheduled:
            self._drop_cancelled_timers()
        timeout = None
        if self._ready or self._stopping:
            timeout = 0
        elif self._scheduled:
            timeout = min(max(0, self._scheduled[0]._when - self.time()), _LONGEST)
        self._select(timeout)
        until = self.time() + _TICK
        while self._scheduled and self._scheduled[0]._when < until:
            timer = heapq.heappop(self._scheduled)
            timer._scheduled = False
            self._ready.append(timer)
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if handle._cancelled:
                continue
            if self._debug:
                self._run_watched(handle)
            else:
                handle._run()

    def _run_watched(self, handle):
        self._current_handle, began = handle, self.time()
        try:
            handle._run()
            took = self.time() - began
            if took >= self.slow_callback_duration:
                _logger().warning("Executing %s took %.3f seconds", _format_handle(handle), took)
        finally:
            self._current_handle = None

    # Running.

    def run_forever(self):
        self._check_closed()
        self._check_running()
        self._thread_id = threading.get_ident()
        events._set_running_loop(self)
        outer_hooks = sys.get_asyncgen_hooks()
        sys.set_asyncgen_hooks(self._asyncgen_begins, self._asyncgen_is_let_go)
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping, self._thread_id = False, None
            events._set_running_loop(None)
            sys.set_asyncgen_hooks(*outer_hooks)

    def run_until_complete(self, future):
        self._check_closed()
        self._check_running()
        is_new = not futures.isfuture(future)
        future = tasks.ensure_future(future, loop=self)
        if is_new:
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except:
            if is_new and future.done() and not future.cancelled():
                # Whoever hears of this need not hear of it again.
                future.exception()
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def stop(self):
        self._stopping = True

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if self._closed:
            return
        if self._debug:
            _logger().debug("Close %r", self)
        self._closed = self._executor_shutdown_called = True
        self._ready.clear()
        self._scheduled.clear()
        executor, self._default_executor = self._default_executor, None
        if executor is not None:
            executor.shutdown(wait=False)

    # Futures and tasks.

    def create_future(self):
        return futures.Future(loop=self)

    def create_task(self, coro, **kwargs):
        self._check_closed()
        if self._task_factory is not None:
            return self._task_factory(self, coro, **kwargs)
        return tasks.Task(coro, loop=self, **kwargs)

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    # Asynchronous generators that are not at their end.

    def _asyncgen_begins(self, agen):
        if self._asyncgens_shutdown_called:
            message = f"asynchronous generator {agen!r} was scheduled after loop.shutdown_asyncgens() call"
            _warn(message, ResourceWarning)
        self._asyncgens.add(agen)

    def _asyncgen_is_let_go(self, agen):
        self._asyncgens.discard(agen)
        if not self._closed:
            self.call_soon_threadsafe(self.create_task, agen.aclose())

    async def shutdown_asyncgens(self):
        self._asyncgens_shutdown_called = True
        left = list(self._asyncgens)
        if not left:
            return
        for agen in left:
            self._asyncgens.discard(agen)
        ends = await tasks.gather(*[agen.aclose() for agen in left], return_exceptions=True)
        for agen, end in zip(left, ends):
            if isinstance(end, Exception):
                message = f"an error occurred during closing of asynchronous generator {agen!r}"
                self.call_exception_handler({"message": message, "exception": end, "asyncgen": agen})

    # Other threads.

    def run_in_executor(self, executor, func, *args):
        self._check_closed()
        if self._debug:
            self._check_callback(func, "run_in_executor")
        if executor is None:
            if self._executor_shutdown_called:
                raise RuntimeError("Executor shutdown has been called")
            if self._default_executor is None:
                from concurrent.futures.thread import ThreadPoolExecutor
                self._default_executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
            executor = self._default_executor
        return futures.wrap_future(executor.submit(func, *args), loop=self)

    def set_default_executor(self, executor):
        from concurrent.futures.thread import ThreadPoolExecutor
        if not isinstance(executor, ThreadPoolExecutor):
            raise TypeError("executor must be ThreadPoolExecutor instance")
        self._default_executor = executor

    async def shutdown_default_executor(self, timeout=None):
        self._executor_shutdown_called = True
        if self._default_executor is None:
            return
        is_over = self.create_future()
        thread = threading.Thread(target=self._do_shutdown, args=(is_over,))
        thread.start()
        try:
            async with timeouts.timeout(timeout):
                await is_over
        except TimeoutError:
            _warn(f"The executor did not finishing joining its threads within {timeout} seconds.", RuntimeWarning)
            self._default_executor.shutdown(wait=False)
        else:
            thread.join()

    def _do_shutdown(self, future):
        try:
            self._default_executor.shutdown(wait=True)
        except Exception as error:
            if not (self._closed or future.cancelled()):
                self.call_soon_threadsafe(future.set_exception, error)
        else:
            if not self._closed:
                self.call_soon_threadsafe(futures._set_result_unless_cancelled, future, None)

    # What nobody catches.

    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._exception_handler = handler

    def default_exception_handler(self, context):
        from asyncio import _failures
        _failures.tell(self, context)

    def call_exception_handler(self, context):
        from asyncio import _failures
        _failures.handle(self, context)


def _refused(name):
    def method(self, *args, **kwargs):
        from _prelude import _refuse
        _refuse(f"loop.{name}()")
    return method


for _name in (
    "add_reader", "remove_reader", "add_writer", "remove_writer", "add_signal_handler", "remove_signal_handler",
    "create_connection", "create_server", "create_unix_connection", "create_unix_server", "create_datagram_endpoint",
    "connect_read_pipe", "connect_write_pipe", "subprocess_exec", "subprocess_shell", "sock_accept", "sock_connect",
    "sock_recv", "sock_sendall", "getaddrinfo", "getnameinfo", "sendfile", "start_tls",
):
    setattr(BaseEventLoop, _name, _refused(_name))
