"""`TaskGroup`: tasks that end with a block. When one fails the others are cancelled,
and the block raises all failures together."""

from asyncio import events, exceptions, futures, tasks

__all__ = ("TaskGroup",)

_FATAL = (SystemExit, KeyboardInterrupt)


class TaskGroup:
    def __init__(self):
        self._entered = self._exiting = self._aborting = False
        self._loop = self._parent_task = self._base_error = self._all_done = None
        self._parent_cancel_requested = False
        self._tasks, self._errors = set(), []

    def __repr__(self):
        parts = ["<TaskGroup"]
        if self._tasks:
            parts.append(f"tasks={len(self._tasks)}")
        if self._errors:
            parts.append(f"errors={len(self._errors)}")
        if self._aborting or self._entered:
            parts.append("cancelling" if self._aborting else "entered")
        return " ".join(parts) + ">"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        if self._loop is None:
            self._loop = events.get_running_loop()
        self._parent_task = tasks.current_task(self._loop)
        if self._parent_task is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        self._entered = True
        return self

    def create_task(self, coro, **kwargs):
        trouble = None
        if not self._entered:
            trouble = "has not been entered"
        elif self._exiting and not self._tasks:
            trouble = "is finished"
        elif self._aborting:
            trouble = "is shutting down"
        if trouble is not None:
            coro.close()
            raise RuntimeError(f"TaskGroup {self!r} {trouble}")
        task = self._loop.create_task(coro, **kwargs)
        futures.future_add_to_awaited_by(task, self._parent_task)
        self._tasks.add(task)
        task.add_done_callback(self._on_task_done)
        return task

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _on_task_done(self, task):
        self._tasks.discard(task)
        futures.future_discard_from_awaited_by(task, self._parent_task)
        if self._all_done is not None and not self._tasks and not self._all_done.done():
            self._all_done.set_result(True)
        error = None if task.cancelled() else task.exception()
        if error is None:
            return
        self._errors.append(error)
        if self._base_error is None and isinstance(error, _FATAL):
            self._base_error = error
        if self._parent_task.done():
            message = f"Task {task!r} has errored out but its parent task {self._parent_task} is already completed"
            self._loop.call_exception_handler({"message": message, "exception": error, "task": task})
        elif not (self._aborting or self._parent_cancel_requested):
            # What the block is at is cut short; at its end that is taken back.
            self._abort()
            self._parent_cancel_requested = True
            self._parent_task.cancel()

    async def __aexit__(self, kind, error, trace):
        trace = None
        try:
            return await self._end(kind, error)
        finally:
            # No exception shall keep the group alive that keeps it.
            self._parent_task = self._errors = self._base_error = error = None

    async def _end(self, kind, error):
        self._exiting = True
        if self._base_error is None and isinstance(error, _FATAL):
            self._base_error = error
        cancelled = error if isinstance(error, exceptions.CancelledError) else None
        if error is not None and not self._aborting:
            self._abort()
        while self._tasks:
            cancelled = await self._wait_for_all() or cancelled
        if self._base_error is not None:
            raise self._base_error
        if self._parent_cancel_requested and self._parent_task.uncancel() == 0:
            # Nobody else wants it cancelled.
            cancelled = None
        try:
            if cancelled is not None and not self._errors:
                raise cancelled
        finally:
            cancelled = None
        if error is not None and not isinstance(error, exceptions.CancelledError):
            self._errors.append(error)
        if self._errors:
            self._raise_all()

    async def _wait_for_all(self):
        """Until no task is left, or a cancellation comes: the one that counts."""
        if self._all_done is None:
            self._all_done = self._loop.create_future()
        cancelled = None
        try:
            await self._all_done
        except exceptions.CancelledError as error:
            if not self._aborting:
                cancelled = error
                self._abort()
        self._all_done = None
        return cancelled

    def _raise_all(self):
        if self._parent_task.cancelling():
            # Who cancelled it is still to be heard, after this.
            self._parent_task.uncancel()
            self._parent_task.cancel()
        raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors) from None
