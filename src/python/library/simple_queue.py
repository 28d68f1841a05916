"""What is C in CPython's queues: `SimpleQueue`, which hands an item directly to
one who waits, and the heap of a priority queue."""

from _thread import _held_lock, _wait, _wake

_FOR_A_QUEUE = 1


class Empty(Exception):
    "Exception raised by Queue.get(block=0)/get_nowait()."


class SimpleQueue:
    __module__ = "_queue"

    def __init__(self):
        self._items = []
        self._waiters = []

    def put(self, item, block=True, timeout=None):
        if self._waiters:
            waiter = self._waiters.pop(0)
            waiter.append(item)
            _wake(waiter[0])
        else:
            self._items.append(item)

    def put_nowait(self, item):
        self.put(item)

    def get(self, block=True, timeout=None):
        if self._items:
            return self._items.pop(0)
        if block and timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        if not block or timeout == 0:
            raise Empty
        waiter = [_held_lock()]
        self._waiters.append(waiter)
        if not _wait(waiter[0], timeout, _FOR_A_QUEUE, self) and len(waiter) == 1:
            self._waiters.remove(waiter)
            raise Empty
        return waiter[1]

    def get_nowait(self):
        return self.get(False)

    def empty(self):
        return not self._items

    def qsize(self):
        return len(self._items)


def _push(heap, item):
    heap.append(item)
    at = len(heap) - 1
    while at > 0:
        above = (at - 1) // 2
        if not item < heap[above]:
            break
        heap[at] = heap[above]
        at = above
    heap[at] = item


def _pop(heap):
    last = heap.pop()
    if not heap:
        return last
    first, at, end = heap[0], 0, len(heap)
    below = 1
    while below < end:
        if below + 1 < end and not heap[below] < heap[below + 1]:
            below += 1
        heap[at] = heap[below]
        at, below = below, 2 * below + 1
    heap[at] = last
    while at > 0 and last < heap[(at - 1) // 2]:
        heap[at] = heap[(at - 1) // 2]
        at = (at - 1) // 2
    heap[at] = last
    return first
