"""The event loop of this computer: a selector, and a pipe by which other threads wake
it."""

import _event_loop as _computer
from asyncio import base_events, events

__all__ = ("SelectorEventLoop", "EventLoop")

# So many bytes in the pipe wake the loop as well as more.
_ENOUGH = 1000


class _UnixSelectorEventLoop(base_events.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._selector, self._self_pipe = _computer.open()
        self._written = self._read = 0

    def close(self):
        was_open = not self.is_closed()
        super().close()
        if was_open:
            _computer.close(self._self_pipe)

    def _write_to_self(self):
        if self._written - self._read < _ENOUGH:
            _computer.write(self._self_pipe)
            self._written += 1

    def _select(self, timeout):
        if _computer.select(self._selector, timeout):
            for _ in range(max(1, self._written - self._read)):
                self._read += 1
                _computer.read(self._self_pipe)


class _DefaultEventLoopPolicy(events._BaseDefaultEventLoopPolicy):
    _loop_factory = _UnixSelectorEventLoop


SelectorEventLoop = EventLoop = _UnixSelectorEventLoop
