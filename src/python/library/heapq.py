"""heapq: heaps in lists. C in CPython, except `merge`, `nlargest` and `nsmallest`;
all that calls Python code is the comparison of items."""

__all__ = [
    "heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop",
    "heappush_max", "heappop_max", "heapify_max", "heapreplace_max", "heappushpop_max",
]

_MISSING = object()


def _rise(heap, root, at):
    item = heap[at]
    while at > root:
        above = (at - 1) >> 1
        if not item < heap[above]:
            break
        heap[at] = heap[above]
        at = above
    heap[at] = item


def _sink(heap, at):
    """To the bottom by the smaller child, then up to where it belongs: the
    comparisons that CPython makes."""
    end, root, item = len(heap), at, heap[at]
    child = 2 * at + 1
    while child < end:
        if child + 1 < end and not heap[child] < heap[child + 1]:
            child += 1
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    heap[at] = item
    _rise(heap, root, at)


def heappush(heap, item, /):
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap, /):
    last = heap.pop()
    if not heap:
        return last
    first = heap[0]
    heap[0] = last
    _sink(heap, 0)
    return first


def heapreplace(heap, item, /):
    first = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return first


def heappushpop(heap, item, /):
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(heap, /):
    for at in range(len(heap) // 2 - 1, -1, -1):
        _sink(heap, at)


def _rise_max(heap, root, at):
    item = heap[at]
    while at > root:
        above = (at - 1) >> 1
        if not heap[above] < item:
            break
        heap[at] = heap[above]
        at = above
    heap[at] = item


def _sink_max(heap, at):
    end, root, item = len(heap), at, heap[at]
    child = 2 * at + 1
    while child < end:
        if child + 1 < end and not heap[child + 1] < heap[child]:
            child += 1
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    heap[at] = item
    _rise_max(heap, root, at)


def heappush_max(heap, item, /):
    heap.append(item)
    _rise_max(heap, 0, len(heap) - 1)


def heappop_max(heap, /):
    last = heap.pop()
    if not heap:
        return last
    first = heap[0]
    heap[0] = last
    _sink_max(heap, 0)
    return first


def heapreplace_max(heap, item, /):
    first = heap[0]
    heap[0] = item
    _sink_max(heap, 0)
    return first


def heappushpop_max(heap, item, /):
    if heap and item < heap[0]:
        item, heap[0] = heap[0], item
        _sink_max(heap, 0)
    return item


def heapify_max(heap, /):
    for at in range(len(heap) // 2 - 1, -1, -1):
        _sink_max(heap, at)


def merge(*iterables, key=None, reverse=False):
    if reverse:
        push, pop, turn = heappush_max, heappop_max, -1
    else:
        push, pop, turn = heappush, heappop, 1
    heap = []
    for order, iterable in enumerate(iterables):
        items = iter(iterable)
        item = next(items, _MISSING)
        if item is not _MISSING:
            push(heap, (item if key is None else key(item), order * turn, item, items))
    while heap:
        _, order, item, items = pop(heap)
        yield item
        item = next(items, _MISSING)
        if item is not _MISSING:
            push(heap, (item if key is None else key(item), order, item, items))


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
