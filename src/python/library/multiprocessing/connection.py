"""Connections: ends of pipes through which whole objects go, and how to wait for several."""

import _descriptors
import _process

from multiprocessing import context
from multiprocessing.context import BufferTooShort
from multiprocessing.reduction import ForkingPickler

__all__ = ["Client", "Listener", "Pipe", "wait"]

# A message begins with its length.
_HEAD = 4


class _ConnectionBase:
    _handle = None

    def __init__(self, handle, readable=True, writable=True):
        if handle < 0:
            raise ValueError("invalid handle")
        if not readable and not writable:
            raise ValueError("at least one of `readable` and `writable` must be True")
        self._handle, self._readable, self._writable = handle, readable, writable

    def __del__(self):
        if self._handle is not None:
            self.close()

    def _check_closed(self):
        if self._handle is None:
            raise OSError("handle is closed")

    def _check_readable(self):
        self._check_closed()
        if not self._readable:
            raise OSError("connection is write-only")

    def _check_writable(self):
        self._check_closed()
        if not self._writable:
            raise OSError("connection is read-only")

    @property
    def closed(self):
        return self._handle is None

    @property
    def readable(self):
        return self._readable

    @property
    def writable(self):
        return self._writable

    def fileno(self):
        self._check_closed()
        return self._handle

    def close(self):
        if self._handle is not None:
            handle, self._handle = self._handle, None
            _descriptors.close(handle)

    def send_bytes(self, buf, offset=0, size=None):
        self._check_writable()
        if offset < 0:
            raise ValueError("offset is negative")
        if len(buf) < offset:
            raise ValueError("buffer length < offset")
        if size is None:
            size = len(buf) - offset
        elif size < 0:
            raise ValueError("size is negative")
        elif offset + size > len(buf):
            raise ValueError("buffer length < offset + size")
        _descriptors.send(self._handle, bytes(buf[offset:offset + size]), _HEAD)

    def send(self, obj):
        self._check_writable()
        _descriptors.send(self._handle, ForkingPickler.dumps(obj), _HEAD)

    def _receive(self):
        message = _descriptors.receive(self._handle)
        if message is None:
            raise EOFError
        return message

    def recv_bytes(self, maxlength=None):
        self._check_readable()
        if maxlength is not None and maxlength < 0:
            raise ValueError("negative maxlength")
        message = self._receive()
        if maxlength is not None and len(message) > maxlength:
            if self._writable:
                self._readable = False
            else:
                self.close()
            raise OSError("bad message length")
        return message

    def recv_bytes_into(self, buf, offset=0):
        from _prelude import _refuse
        _refuse("Connection.recv_bytes_into()")

    def recv(self):
        self._check_readable()
        return ForkingPickler.loads(self._receive())

    def poll(self, timeout=0.0):
        self._check_readable()
        return bool(wait([self], timeout))

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.close()


class Connection(_ConnectionBase):
    def __reduce__(self):
        """A copy of it in another process."""
        popen = context.get_spawning_popen()
        if popen is not None:
            popen.duplicate_for_child(self._handle)
        else:
            # On its way it is open; whoever reads it has it then.
            _descriptors.duplicate(self._handle)
        return _open_here, (*_descriptors.find(self._handle), self._readable, self._writable, popen is None)


def _open_here(reads, writes, readable, writable, is_new):
    number = _descriptors.add(reads, writes)
    if is_new:
        _descriptors.hold(number, _process.own())
    return Connection(number, readable, writable)


def Pipe(duplex=True):
    if duplex:
        one, other = _descriptors.pair()
        return Connection(one), Connection(other)
    reads, writes = _descriptors.pipe()
    return Connection(reads, writable=False), Connection(writes, readable=False)


def _number_of(thing):
    return thing if isinstance(thing, int) else thing.fileno()


def wait(object_list, timeout=None):
    numbers = [_number_of(thing) for thing in object_list]
    if timeout is not None and timeout < 0:
        timeout = 0
    ready = _descriptors.ready(numbers, timeout)
    return [thing for thing, number in zip(object_list, numbers) if number in ready]


def Client(address, family=None, authkey=None):
    from _prelude import _refuse
    _refuse("multiprocessing.connection.Client()")


def Listener(address=None, family=None, backlog=1, authkey=None):
    from _prelude import _refuse
    _refuse("multiprocessing.connection.Listener()")
