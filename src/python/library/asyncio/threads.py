"""Calls that other threads do for a coroutine."""

import contextvars
import functools
from asyncio import events

__all__ = ("to_thread",)


async def to_thread(func, /, *args, **kwargs):
    here = contextvars.copy_context()
    call = functools.partial(here.run, func, *args, **kwargs)
    return await events.get_running_loop().run_in_executor(None, call)
