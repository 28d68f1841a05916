"""Managers: a process that has objects, and proxies of them in others. A call of a proxy
goes as a message to a thread of that process, which makes the call and answers; each
thread that has proxies has a connection, and a thread there, of its own. An object stays
until its manager ends."""

import os
import queue
import sys
import threading

import _descriptors
import _pipes
from multiprocessing import connection, context, get_context, process, util
from multiprocessing import pool as _pool
from multiprocessing.reduction import ForkingPickler
from traceback import format_exc

__all__ = ["BaseManager", "SyncManager", "BaseProxy", "Token"]


def _as_list(view):
    return list, (list(view),)


for _kind in (type({}.keys()), type({}.values()), type({}.items())):
    ForkingPickler.register(_kind, _as_list)


class Token:
    """Which object it is, of which kind, of which manager."""

    def __init__(self, typeid, address, id):
        self.typeid, self.address, self.id = typeid, address, id

    def __repr__(self):
        return f"{type(self).__name__}(typeid={self.typeid!r}, address={self.address!r}, id={self.id!r})"


class RemoteError(Exception):
    """Something went wrong in the manager's process; with its traceback there."""


def _outcome(kind, result):
    """What the server's answer means here."""
    if kind == "#RETURN":
        return result
    if kind == "#ERROR":
        raise result
    line = "-" * 75
    what = "Unserializable message: " if kind == "#UNSERIALIZABLE" else ""
    raise RemoteError(f"\n{line}\n{what}{result}{line}")


def public_methods(obj):
    return [name for name in dir(obj) if name[0] != "_" and callable(getattr(obj, name))]


class Server:
    """What the manager's process is at: its main thread stands at the door."""

    def __init__(self, registry):
        self._registry, self._objects, self._lock = registry, {}, threading.Lock()

    def serve(self, door):
        while (message := _pipes.receive(door)) is not None:
            request = ForkingPickler.loads(message)
            if request is None:
                break
            name, reads, writes = request
            conn = connection.Connection(_descriptors.add(reads, writes))
            threading.Thread(target=self.serve_client, args=(conn,), name=name, daemon=True).start()

    def serve_client(self, conn):
        while True:
            try:
                request = conn.recv()
            except EOFError:
                return
            answer = self.answer(*request)
            try:
                conn.send(answer)
            except BrokenPipeError:
                return
            except Exception:
                conn.send(("#UNSERIALIZABLE", format_exc()))

    def answer(self, ident, method, args, kwds):
        try:
            if ident is None:
                return "#RETURN", getattr(self, method)(*args, **kwds)
            obj, exposed, makes = self._objects[ident]
        except Exception:
            return "#TRACEBACK", format_exc()
        if method in ("#GETVALUE", "__str__", "__repr__") and method not in exposed:
            return "#RETURN", {"#GETVALUE": lambda it: it, "__str__": str, "__repr__": repr}[method](obj)
        try:
            if method not in exposed:
                raise AttributeError("method %r of %r object is not in exposed=%r" % (method, type(obj), exposed))
            function = getattr(obj, method)
        except AttributeError:
            return "#TRACEBACK", format_exc()
        try:
            result = function(*args, **kwds)
        except Exception as error:
            return "#ERROR", error
        kind = makes and makes.get(method)
        return ("#PROXY", (kind, *self.keep(kind, result))) if kind else ("#RETURN", result)

    def keep(self, typeid, obj):
        _, exposed, makes, _ = self._registry[typeid]
        exposed = tuple(public_methods(obj) if exposed is None else exposed) + tuple(makes or ())
        with self._lock:
            ident = f"{id(obj):x}"
            self._objects[ident] = obj, set(exposed), makes
        return ident, exposed

    def create(self, typeid, *args, **kwds):
        make = self._registry[typeid][0]
        if make is None and (kwds or len(args) != 1):
            raise ValueError("Without callable, must have one non-keyword argument")
        return self.keep(typeid, args[0] if make is None else make(*args, **kwds))

    def number_of_objects(self):
        return len(self._objects)


# Each thread's connection to each manager, by process, thread and address.
_connections = {}


def _call(address, ident, method, args=(), kwds={}):
    """A call on the server; what kind of answer came, and the answer."""
    key = os.getpid(), threading.get_ident(), address
    conn = _connections.get(key)
    if conn is None:
        conn = _connections[key] = _connect(*address)
    conn.send((ident, method, args, kwds))
    return conn.recv()


def _connect(door, pid):
    name, thread = process.current_process().name, threading.current_thread().name
    if thread != "MainThread":
        name += "|" + thread
    ours, theirs = _descriptors.pair()
    _descriptors.hold(theirs, pid)
    request = ForkingPickler.dumps((name, *_descriptors.find(theirs)))
    _descriptors.close(theirs)
    if not _pipes.send(door, request, 4):
        _descriptors.close(ours)
        raise ConnectionRefusedError(111, "Connection refused")
    return connection.Connection(ours)


class BaseManager:
    _registry = {}

    def __init__(self, address=None, authkey=None, serializer="pickle", ctx=None, *, shutdown_timeout=1.0):
        self._ctx, self._address, self._state = ctx or get_context(), None, "INITIAL"
        self._shutdown_timeout = shutdown_timeout

    def start(self, initializer=None, initargs=()):
        if self._state != "INITIAL":
            raise context.ProcessError(
                "Already started server" if self._state == "STARTED" else "Manager has shut down"
            )
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        hears, door = _descriptors.pipe()
        reader, writer = connection.Pipe(duplex=False)
        args = (self._registry, connection.Connection(hears, writable=False), writer, initializer, initargs)
        self._process = self._ctx.Process(target=type(self)._run_server, args=args)
        ident = ":".join([str(number) for number in self._process._identity])
        self._process.name = type(self).__name__ + "-" + ident
        self._process.start()
        writer.close()
        del args
        reader.recv()
        self._address = _descriptors.find(door)[1], self._process.pid
        self._state = "STARTED"
        self.shutdown = util.Finalize(
            self, type(self)._finalize, args=(self._process, self._address, door, self), exitpriority=0
        )

    @staticmethod
    def _run_server(registry, hears, writer, initializer, initargs):
        if initializer is not None:
            initializer(*initargs)
        server = Server(registry)
        writer.send("ready")
        writer.close()
        server.serve(_descriptors.find(hears.fileno())[0])
        sys.exit(0)

    @staticmethod
    def _finalize(child, address, door, manager):
        if child.is_alive():
            _pipes.send(address[0], ForkingPickler.dumps(None), 4)
            child.join(timeout=1.0)
            if child.is_alive():
                child.terminate()
                child.join()
        _descriptors.close(door)
        manager._state = "SHUTDOWN"

    @property
    def address(self):
        return self._address

    def join(self, timeout=None):
        self._process.join(timeout)

    def _number_of_objects(self):
        return _outcome(*_call(self._address, None, "number_of_objects"))

    def __enter__(self):
        if self._state == "INITIAL":
            self.start()
        assert self._state == "STARTED"
        return self

    def __exit__(self, kind, error, trace):
        self.shutdown()

    def get_server(self):
        from _prelude import _refuse
        _refuse("a manager's get_server()")

    def connect(self):
        from _prelude import _refuse
        _refuse("a manager's connect()")

    @classmethod
    def register(
        cls, typeid, callable=None, proxytype=None, exposed=None, method_to_typeid=None, create_method=True
    ):
        if "_registry" not in cls.__dict__:
            cls._registry = dict(cls._registry)
        if proxytype is None:
            proxytype = AutoProxy
        exposed = exposed or getattr(proxytype, "_exposed_", None)
        makes = method_to_typeid or getattr(proxytype, "_method_to_typeid_", None)
        cls._registry[typeid] = callable, exposed, makes, proxytype
        if not create_method:
            return

        def create(self, /, *args, **kwds):
            assert self._state == "STARTED", "server not yet started"
            ident, names = _outcome(*_call(self._address, None, "create", (typeid, *args), kwds))
            return proxytype(Token(typeid, self._address, ident), names, self._registry)

        create.__name__ = typeid
        setattr(cls, typeid, create)


def _rebuild(proxytype, token, exposed):
    return proxytype(token, exposed, None)


class BaseProxy:
    _exposed_ = _method_to_typeid_ = None

    def __init__(self, token, exposed, registry):
        self._token, self._names, self._registry = token, exposed, registry

    def _callmethod(self, methodname, args=(), kwds={}):
        kind, result = _call(self._token.address, self._token.id, methodname, args, kwds)
        if kind != "#PROXY":
            return _outcome(kind, result)
        typeid, ident, exposed = result
        proxytype = (self._registry or SyncManager._registry)[typeid][3]
        return proxytype(Token(typeid, self._token.address, ident), exposed, self._registry)

    def _getvalue(self):
        return self._callmethod("#GETVALUE")

    def __reduce__(self):
        return _rebuild, (_base_of(type(self)), self._token, self._names)

    def __deepcopy__(self, memo):
        return self._getvalue()

    def __repr__(self):
        return f"<{type(self).__name__} object, typeid {self._token.typeid!r} at {id(self):#x}>"

    def __str__(self):
        try:
            return self._callmethod("__repr__")
        except Exception:
            return repr(self)[:-1] + "; '__str__()' failed>"


def _base_of(proxytype):
    return AutoProxy if getattr(proxytype, "_is_auto", False) else proxytype


def _calls(name):
    def method(self, /, *args, **kwds):
        return self._callmethod(name, args, kwds)

    method.__name__ = name
    return method


def MakeProxyType(name, exposed):
    """A class of proxies with these methods."""
    kind = type(name, (BaseProxy,), {method: _calls(method) for method in exposed})
    kind._exposed_, kind.__module__ = exposed, __name__
    return kind


def AutoProxy(token, exposed, registry):
    """A proxy with the methods that the object has."""
    kind = MakeProxyType(f"AutoProxy[{token.typeid}]", tuple(exposed))
    kind._is_auto = True
    return kind(token, exposed, registry)


class Namespace:
    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        shown = sorted([f"{name}={value!r}" for name, value in self.__dict__.items() if not name.startswith("_")])
        return f"{type(self).__name__}({', '.join(shown)})"


class Value:
    def __init__(self, typecode, value, lock=True):
        self._typecode, self._value = typecode, value

    def get(self):
        return self._value

    def set(self, value):
        self._value = value

    def __repr__(self):
        return f"{type(self).__name__}({self._typecode!r}, {self._value!r})"

    value = property(get, set)


class _Array(list):
    """An array of the server's; the letter is only for show."""

    def __repr__(self):
        return f"array({self._typecode!r}, {list(self)!r})"


def Array(typecode, sequence, lock=True):
    made = _Array(sequence)
    made._typecode = typecode
    return made


class IteratorProxy(BaseProxy):
    _exposed_ = ("__next__", "send", "throw", "close")

    def __iter__(self):
        return self

    def __next__(self, *args):
        return self._callmethod("__next__", args)

    send, throw, close = _calls("send"), _calls("throw"), _calls("close")


class AcquirerProxy(BaseProxy):
    _exposed_ = ("acquire", "release", "locked")

    def acquire(self, blocking=True, timeout=None):
        args = (blocking,) if timeout is None else (blocking, timeout)
        return self._callmethod("acquire", args)

    release, locked = _calls("release"), _calls("locked")

    def __enter__(self):
        return self._callmethod("acquire")

    def __exit__(self, kind, error, trace):
        return self._callmethod("release")


class ConditionProxy(AcquirerProxy):
    _exposed_ = ("acquire", "release", "locked", "wait", "notify", "notify_all")

    def wait(self, timeout=None):
        return self._callmethod("wait", (timeout,))

    def notify(self, n=1):
        return self._callmethod("notify", (n,))

    def notify_all(self):
        return self._callmethod("notify_all")

    def wait_for(self, predicate, timeout=None):
        import time
        result = predicate()
        until = None if timeout is None else time.monotonic() + timeout
        while not result:
            left = None if until is None else until - time.monotonic()
            if left is not None and left <= 0:
                break
            self.wait(left)
            result = predicate()
        return result


class EventProxy(BaseProxy):
    _exposed_ = ("is_set", "set", "clear", "wait")
    is_set, set, clear = _calls("is_set"), _calls("set"), _calls("clear")

    def wait(self, timeout=None):
        return self._callmethod("wait", (timeout,))


class BarrierProxy(BaseProxy):
    _exposed_ = ("__getattribute__", "wait", "abort", "reset")
    abort, reset = _calls("abort"), _calls("reset")

    def wait(self, timeout=None):
        return self._callmethod("wait", (timeout,))

    parties = property(lambda self: self._callmethod("__getattribute__", ("parties",)))
    n_waiting = property(lambda self: self._callmethod("__getattribute__", ("n_waiting",)))
    broken = property(lambda self: self._callmethod("__getattribute__", ("broken",)))


class NamespaceProxy(BaseProxy):
    _exposed_ = ("__getattribute__", "__setattr__", "__delattr__")

    def __getattr__(self, key):
        if key[0] == "_":
            return object.__getattribute__(self, key)
        return self._callmethod("__getattribute__", (key,))

    def __setattr__(self, key, value):
        if key[0] == "_":
            return object.__setattr__(self, key, value)
        return self._callmethod("__setattr__", (key, value))

    def __delattr__(self, key):
        if key[0] == "_":
            return object.__delattr__(self, key)
        return self._callmethod("__delattr__", (key,))


class ValueProxy(BaseProxy):
    _exposed_ = ("get", "set")
    get, set = _calls("get"), _calls("set")
    value = property(lambda self: self.get(), lambda self, value: self.set(value))


BaseListProxy = MakeProxyType("BaseListProxy", (
    "__add__", "__contains__", "__delitem__", "__getitem__", "__imul__", "__len__", "__mul__", "__reversed__",
    "__rmul__", "__setitem__", "append", "clear", "copy", "count", "extend", "index", "insert", "pop", "remove",
    "reverse", "sort",
))


class ListProxy(BaseListProxy):
    def __iadd__(self, value):
        self._callmethod("extend", (value,))
        return self

    def __imul__(self, value):
        self._callmethod("__imul__", (value,))
        return self


BaseDictProxy = MakeProxyType("BaseDictProxy", (
    "__contains__", "__delitem__", "__getitem__", "__iter__", "__len__", "__or__", "__setitem__", "clear", "copy", "get", "items",
    "keys", "pop", "popitem", "setdefault", "update", "values",
))
BaseDictProxy._method_to_typeid_ = {"__iter__": "Iterator"}


class DictProxy(BaseDictProxy):
    pass


ArrayProxy = MakeProxyType("ArrayProxy", ("__len__", "__getitem__", "__setitem__"))
PoolProxy = MakeProxyType("PoolProxy", (
    "apply", "apply_async", "close", "imap", "imap_unordered", "join", "map", "map_async", "starmap", "starmap_async",
    "terminate",
))
PoolProxy._method_to_typeid_ = {
    "apply_async": "AsyncResult", "map_async": "AsyncResult", "starmap_async": "AsyncResult", "imap": "Iterator",
    "imap_unordered": "Iterator",
}


class SyncManager(BaseManager):
    """A manager of lists, dictionaries, locks, queues and the like."""


SyncManager.register("Queue", queue.Queue)
SyncManager.register("JoinableQueue", queue.Queue)
SyncManager.register("Event", threading.Event, EventProxy)
SyncManager.register("Lock", threading.Lock, AcquirerProxy)
SyncManager.register("RLock", threading.RLock, AcquirerProxy)
SyncManager.register("Semaphore", threading.Semaphore, AcquirerProxy)
SyncManager.register("BoundedSemaphore", threading.BoundedSemaphore, AcquirerProxy)
SyncManager.register("Condition", threading.Condition, ConditionProxy)
SyncManager.register("Barrier", threading.Barrier, BarrierProxy)
SyncManager.register("Pool", _pool.Pool, PoolProxy)
SyncManager.register("list", list, ListProxy)
SyncManager.register("dict", dict, DictProxy)
SyncManager.register("Value", Value, ValueProxy)
SyncManager.register("Array", Array, ArrayProxy)
SyncManager.register("Namespace", Namespace, NamespaceProxy)
SyncManager.register("Iterator", proxytype=IteratorProxy, create_method=False)
SyncManager.register("AsyncResult", create_method=False)
