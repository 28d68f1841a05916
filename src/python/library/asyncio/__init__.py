"""asyncio: an event loop and what coroutines do on it. Futures and tasks, which are C
in CPython, stand in `_asyncio`. There are no sockets, servers and subprocesses."""

from asyncio.exceptions import *
from asyncio.events import *
from asyncio.coroutines import *
from asyncio.futures import *
from asyncio.base_events import *
from asyncio.locks import *
from asyncio.queues import *
from asyncio.tasks import *
from asyncio.timeouts import *
from asyncio.taskgroups import *
from asyncio.threads import *
from asyncio.runners import *
from asyncio.unix_events import *

from asyncio import base_events, coroutines, events, exceptions, futures, locks, queues, runners
from asyncio import taskgroups, tasks, threads, timeouts, unix_events

__all__ = (
    base_events.__all__ + coroutines.__all__ + events.__all__ + exceptions.__all__ + futures.__all__
    + locks.__all__ + queues.__all__ + runners.__all__ + taskgroups.__all__ + tasks.__all__
    + threads.__all__ + timeouts.__all__ + unix_events.__all__
)

_LEFT_OUT = (
    "open_connection", "start_server", "open_unix_connection", "start_unix_server", "StreamReader", "StreamWriter",
    "create_subprocess_exec", "create_subprocess_shell", "Protocol", "Transport", "DatagramProtocol", "Server",
    "capture_call_graph", "print_call_graph", "format_call_graph", "streams", "subprocess", "protocols", "transports",
)


def __getattr__(name):
    if name in _LEFT_OUT:
        from _prelude import _refuse
        _refuse(f"asyncio.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
