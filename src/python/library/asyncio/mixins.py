"""What belongs to the loop on which it first waits."""

from asyncio import events


class _LoopBoundMixin:
    _loop = None

    def _get_loop(self):
        running = events._get_running_loop()
        if self._loop is None:
            self._loop = running
        if self._loop is not running:
            raise RuntimeError(f"{self!r} is bound to a different event loop")
        return running

    def _waiter(self, cause):
        """A future of the loop, shown as a wait for this."""
        future = self._get_loop().create_future()
        future._cause, future._about = cause, self
        events._lanes.name(self)
        return future
