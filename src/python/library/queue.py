"""Queues between threads: a lock and three conditions around a list, as CPython
has them. `SimpleQueue` is C there and stands in `_queue`."""

import time

from _queue import Empty, SimpleQueue, _push, _pop
from threading import Condition, Lock

__all__ = ["Empty", "Full", "ShutDown", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]

# What a wait is for, by the number of `_thread._wait`.
_FOR_A_QUEUE = 1


class Full(Exception):
    "Exception raised by Queue.put(block=0)/put_nowait()."


class ShutDown(Exception):
    """Raised when put/get with shut-down queue."""


class Queue:
    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.mutex = Lock()
        self.not_empty = Condition(self.mutex)
        self.not_full = Condition(self.mutex)
        self.all_tasks_done = Condition(self.mutex)
        self.unfinished_tasks = 0
        self.is_shutdown = False

    def _wait(self, condition, timeout=None):
        condition._show_as(_FOR_A_QUEUE, self)
        condition.wait(timeout)
        condition._show_as(_FOR_A_QUEUE, None)

    def _until(self, may_wait, timeout):
        """Until when a call may wait, if not for ever."""
        if self.is_shutdown or not may_wait or timeout is None:
            return None
        if timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        return time.monotonic() + timeout

    def _wait_until(self, condition, until):
        """Waits for a sign, unless time is up."""
        left = None if until is None else until - time.monotonic()
        if left is not None and left <= 0.0:
            return False
        self._wait(condition, left)
        return True

    def task_done(self):
        with self.all_tasks_done:
            if not self.unfinished_tasks:
                raise ValueError("task_done() called too many times")
            if self.unfinished_tasks == 1:
                self.all_tasks_done.notify_all()
            self.unfinished_tasks -= 1

    def join(self):
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self._wait(self.all_tasks_done)

    def qsize(self):
        with self.mutex:
            return self._qsize()

    def empty(self):
        with self.mutex:
            return not self._qsize()

    def full(self):
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        with self.not_full:
            until = self._until(block and self.maxsize > 0, timeout)
            while not self.is_shutdown and 0 < self.maxsize <= self._qsize():
                if not (block and self._wait_until(self.not_full, until)):
                    raise Full
            if self.is_shutdown:
                raise ShutDown
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        with self.not_empty:
            until = self._until(block, timeout)
            while not self._qsize():
                if self.is_shutdown:
                    raise ShutDown
                if not (block and self._wait_until(self.not_empty, until)):
                    raise Empty
            item = self._get()
            self.not_full.notify()
            return item

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def shutdown(self, immediate=False):
        with self.mutex:
            self.is_shutdown = True
            if immediate:
                while self._qsize():
                    self._get()
                    if self.unfinished_tasks > 0:
                        self.unfinished_tasks -= 1
                self.all_tasks_done.notify_all()
            self.not_empty.notify_all()
            self.not_full.notify_all()

    def _init(self, maxsize):
        self.queue = []

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop(0)


class PriorityQueue(Queue):
    def _put(self, item):
        _push(self.queue, item)

    def _get(self):
        return _pop(self.queue)


class LifoQueue(Queue):
    def _get(self):
        return self.queue.pop()
