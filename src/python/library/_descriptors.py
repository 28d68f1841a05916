"""The descriptors of a process: small numbers for the ends of pipes. C and the system
in CPython. What is sent through them is `os`'s and `multiprocessing.connection`'s."""

import _pipes
import _process

READ, WRITE = 0, 1

# What a pipe holds, and what a pair of sockets does, in bytes.
CAPACITY, SOCKET_CAPACITY = 65536, 219264

# By number: the pipe to read from and the one to write to, or None.
_table = {}

# What was read of a message and not asked for yet, by its pipe.
_rest = {}


def fault(number=9, text="Bad file descriptor"):
    return OSError(number, text)


def add(reads, writes):
    """A number for ends that this process has open already."""
    number = 3
    while number in _table:
        number += 1
    _table[number] = (reads, writes)
    return number


def find(number):
    if number not in _table:
        raise fault()
    return _table[number]


def pipe():
    both = _pipes.open(CAPACITY)
    return add(both, None), add(None, both)


def pair():
    """Two numbers, each to read and write, that are each other's other side."""
    there, back = _pipes.open(SOCKET_CAPACITY), _pipes.open(SOCKET_CAPACITY)
    return add(back, there), add(there, back)


def ends(number):
    """Its ends, as pairs of a pipe and a side."""
    reads, writes = find(number)
    return [(pipe, side) for pipe, side in ((reads, READ), (writes, WRITE)) if pipe is not None]


def hold(number, pid):
    """Another process has its ends open, too."""
    for pipe, side in ends(number):
        _pipes.hold(pipe, side, pid)


def duplicate(number):
    hold(number, _process.own())
    return add(*find(number))


def close(number):
    for pipe, side in ends(number):
        _pipes.close(pipe, side)
    del _table[number]


def send(number, message, more=0):
    writes = find(number)[1]
    if writes is None:
        raise fault()
    if not _pipes.send(writes, message, more):
        raise BrokenPipeError(32, "Broken pipe")


def receive(number):
    """A whole message; None at the end."""
    reads = find(number)[0]
    if reads is None:
        raise fault()
    return _pipes.receive(reads)


def read(number, size):
    """At most so many bytes of what was written, as if there were no messages."""
    reads = find(number)[0]
    part = _rest.pop(reads, None) or receive(number) or b""
    if len(part) > size:
        _rest[reads] = part[size:]
    return part[:size]


# Selectors that nobody uses now; each is one thread's for a while.
_selectors = []


def ready(numbers, timeout):
    """Those in which something is to be read, or the end, in their order."""
    pipes = [find(number)[0] for number in numbers]
    selector = _selectors.pop() if _selectors else _pipes.selector()
    for pipe in pipes:
        _pipes.watch(selector, pipe)
    found = _pipes.select(selector, timeout)
    for pipe in pipes:
        _pipes.unwatch(selector, pipe)
    _selectors.append(selector)
    return [number for number, pipe in zip(numbers, pipes) if pipe in found]


def after_fork():
    _selectors.clear()
