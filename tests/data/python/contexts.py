"""contextlib: managers from generators, stacks of them, and what they do with errors."""

import contextlib
import io
from contextlib import (
    AbstractContextManager, AsyncExitStack, ContextDecorator, ExitStack, aclosing, asynccontextmanager, closing,
    contextmanager, nullcontext, redirect_stdout, suppress,
)


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as error:
        print("swallowed", error)
    finally:
        print(f"</{name}>")


with tag("a") as upper, tag("b"):
    print(upper)
with tag("c"):
    raise ValueError("inside")
try:
    with tag("d"):
        raise KeyError("k")
except KeyError as error:
    print("out", error)


@tag("decorated")
def work():
    print("working")


work()
work()


@contextmanager
def never():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


for wrong in (never, twice):
    try:
        with wrong():
            pass
    except RuntimeError as error:
        print(error)

with suppress(ZeroDivisionError, KeyError):
    1 / 0
with suppress(ValueError):
    print("nothing wrong")
try:
    with suppress(ValueError):
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
except ExceptionGroup as group:
    print(group.exceptions)

with ExitStack() as stack:
    names = [stack.enter_context(tag(name)) for name in "xy"]
    stack.callback(print, "called", end="!\n")
    stack.push(lambda kind, error, trace: print("leaving", kind))
    print(names)
with ExitStack() as stack:
    stack.push(lambda kind, error, trace: True)
    stack.callback(lambda: 1 / 0)
print("survived")
kept = ExitStack()
with ExitStack() as stack:
    stack.callback(print, "moved")
    kept = stack.pop_all()
print("later")
kept.close()
try:
    with ExitStack() as stack:
        stack.enter_context(5)
except TypeError as error:
    print(error)


class Thing:
    def close(self):
        print("closed")


with closing(Thing()) as thing:
    print(type(thing).__name__)
with nullcontext(7) as seven:
    print(seven)
text = io.StringIO()
with redirect_stdout(text):
    print("kept away")
print(repr(text.getvalue()), isinstance(thing, AbstractContextManager), isinstance(nullcontext(), AbstractContextManager))


class Timer(ContextDecorator):
    def __enter__(self):
        print("start")
        return self

    def __exit__(self, *error):
        print("stop", error[0])
        return False


@Timer()
def timed(x):
    return x * 2


print(timed(4))


def drive(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


@asynccontextmanager
async def connection(name):
    print("open", name)
    try:
        yield name
    finally:
        print("close", name)


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("numbers done")


async def main():
    async with connection("db") as db:
        print("using", db)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(connection("one"))
        stack.enter_context(tag("sync"))

        async def last(word):
            print(word)

        stack.push_async_callback(last, "callback")
    async with aclosing(numbers()) as items:
        async for item in items:
            print(item)
            break
    try:
        async with connection("bad"):
            raise OSError("lost")
    except OSError as error:
        print(error)
    return "done"


print(drive(main()))
print(sorted(name for name in contextlib.__all__ if "Exit" in name))
