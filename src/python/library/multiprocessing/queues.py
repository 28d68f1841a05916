"""Queues between processes: a pipe, into which a thread of each process that puts writes
what waits in a buffer, and from which whoever has the lock reads."""

import collections
import os
import sys
import threading
import time
import types
import weakref

from multiprocessing import connection, context, util
from multiprocessing.reduction import ForkingPickler
from multiprocessing.synchronize import SEM_VALUE_MAX
from queue import Empty, Full

__all__ = ["Queue", "SimpleQueue", "JoinableQueue"]

# What a wait is for, by the number of `_thread._wait`.
_FOR_A_QUEUE = 1

# Behind the last thing that is put.
_END = object()


class Queue:
    def __init__(self, maxsize=0, *, ctx):
        if maxsize <= 0:
            maxsize = SEM_VALUE_MAX
        self._maxsize = maxsize
        self._reader, self._writer = connection.Pipe(duplex=False)
        self._rlock, self._wlock, self._sem = ctx.Lock(), ctx.Lock(), ctx.BoundedSemaphore(maxsize)
        self._opid, self._ignore_epipe = os.getpid(), False
        self._reset()
        util.register_after_fork(self, Queue._reset)

    def _reset(self):
        """The buffer and its thread are this process's own."""
        self._notempty, self._buffer = threading.Condition(threading.Lock()), collections.deque()
        self._thread = self._jointhread = self._close = None
        self._joincancelled = self._closed = False
        self._sem._cause = _FOR_A_QUEUE

    def __getstate__(self):
        context.assert_spawning(self)
        return (
            self._ignore_epipe, self._maxsize, self._reader, self._writer, self._rlock, self._wlock, self._sem,
            self._opid,
        )

    def __setstate__(self, state):
        (
            self._ignore_epipe, self._maxsize, self._reader, self._writer, self._rlock, self._wlock, self._sem,
            self._opid,
        ) = state
        self._reset()

    def _check_open(self):
        if self._closed:
            raise ValueError(f"Queue {self!r} is closed")

    def put(self, obj, block=True, timeout=None):
        self._check_open()
        self._sem._name(self)
        if self._sem.acquire(block, timeout):
            self._leave(obj)
        else:
            raise Full

    def _leave(self, obj):
        """In the buffer, for the thread that writes."""
        with self._notempty:
            self._thread or self._start_thread()
            self._buffer.append(obj)
            self._notempty.notify()

    def get(self, block=True, timeout=None):
        self._check_open()
        if block and timeout is None:
            with self._rlock:
                message = self._reader.recv_bytes()
            self._sem.release()
        else:
            message = self._get_in_time(block, timeout)
        return ForkingPickler.loads(message)

    def _get_in_time(self, block, timeout):
        until = time.monotonic() + timeout if block else None
        if not self._rlock.acquire(block, timeout):
            raise Empty
        try:
            if not self._reader.poll(until - time.monotonic() if block else 0):
                raise Empty
            message = self._reader.recv_bytes()
            self._sem.release()
            return message
        finally:
            self._rlock.release()

    def qsize(self):
        return self._maxsize - self._sem._get_value()

    def empty(self):
        return not self._reader.poll()

    def full(self):
        return self._sem._is_zero()

    def get_nowait(self):
        return self.get(False)

    def put_nowait(self, obj):
        return self.put(obj, False)

    def close(self):
        self._closed = True
        close, self._close = self._close, None
        if close:
            close()

    def join_thread(self):
        assert self._closed, "Queue {0!r} not closed".format(self)
        if self._jointhread:
            self._jointhread()

    def cancel_join_thread(self):
        self._joincancelled = True
        if self._jointhread is not None:
            self._jointhread.cancel()

    def _start_thread(self):
        self._buffer.clear()
        args = (
            self._buffer, self._notempty, self._writer.send_bytes, self._wlock, self._reader.close, self._writer.close,
            self._ignore_epipe, self._on_queue_feeder_error, self._sem,
        )
        self._thread = threading.Thread(target=Queue._feed, args=args, name="QueueFeederThread", daemon=True)
        self._thread.start()
        if not self._joincancelled:
            self._jointhread = util.Finalize(
                self._thread, Queue._finalize_join, [weakref.ref(self._thread)], exitpriority=-5
            )
        self._close = util.Finalize(self, Queue._finalize_close, [self._buffer, self._notempty], exitpriority=10)

    @staticmethod
    def _finalize_join(thread):
        thread = thread()
        if thread is not None:
            thread.join()

    @staticmethod
    def _finalize_close(buffer, notempty):
        with notempty:
            buffer.append(_END)
            notempty.notify()

    @staticmethod
    def _feed(buffer, notempty, send, lock, close_reader, close_writer, ignore_epipe, onerror, sem):
        """The thread that writes into the pipe."""
        while True:
            obj = None
            try:
                with notempty:
                    if not buffer:
                        notempty._show_as(_FOR_A_QUEUE, None)
                        notempty.wait()
                while buffer:
                    obj = buffer.popleft()
                    if obj is _END:
                        close_reader()
                        close_writer()
                        return
                    # Only now: what was changed since it was put is sent as it is.
                    message = ForkingPickler.dumps(obj)
                    with lock:
                        send(message)
                    obj = None
            except Exception as error:
                if ignore_epipe and getattr(error, "errno", 0) == 32:
                    return
                if util.is_exiting():
                    return
                sem.release()
                onerror(error, obj)

    @staticmethod
    def _on_queue_feeder_error(e, obj):
        import traceback
        traceback.print_exc()

    __class_getitem__ = classmethod(types.GenericAlias)


class JoinableQueue(Queue):
    def __init__(self, maxsize=0, *, ctx):
        Queue.__init__(self, maxsize, ctx=ctx)
        self._unfinished_tasks, self._cond = ctx.Semaphore(0), ctx.Condition()

    def __getstate__(self):
        return Queue.__getstate__(self) + (self._cond, self._unfinished_tasks)

    def __setstate__(self, state):
        Queue.__setstate__(self, state[:-2])
        self._cond, self._unfinished_tasks = state[-2:]

    def put(self, obj, block=True, timeout=None):
        self._check_open()
        self._sem._name(self)
        if not self._sem.acquire(block, timeout):
            raise Full
        with self._notempty, self._cond:
            if self._thread is None:
                self._start_thread()
            self._buffer.append(obj)
            self._unfinished_tasks.release()
            self._notempty.notify()

    def task_done(self):
        with self._cond:
            if not self._unfinished_tasks.acquire(False):
                raise ValueError("task_done() called too many times")
            if self._unfinished_tasks._is_zero():
                self._cond.notify_all()

    def join(self):
        with self._cond:
            if not self._unfinished_tasks._is_zero():
                self._cond._show_as(_FOR_A_QUEUE, self)
                self._cond.wait()


class SimpleQueue:
    def __init__(self, *, ctx):
        self._reader, self._writer = connection.Pipe(duplex=False)
        self._rlock, self._wlock = ctx.Lock(), ctx.Lock()

    def close(self):
        self._reader.close()
        self._writer.close()

    def empty(self):
        return not self._reader.poll()

    def __getstate__(self):
        context.assert_spawning(self)
        return self._reader, self._writer, self._rlock, self._wlock

    def __setstate__(self, state):
        self._reader, self._writer, self._rlock, self._wlock = state

    def get(self):
        with self._rlock:
            message = self._reader.recv_bytes()
        return ForkingPickler.loads(message)

    def put(self, obj):
        message = ForkingPickler.dumps(obj)
        with self._wlock:
            self._writer.send_bytes(message)

    __class_getitem__ = classmethod(types.GenericAlias)
