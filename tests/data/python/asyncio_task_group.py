"""TaskGroup: all done, one fails, several fail, the body fails, cancelled from outside."""
import asyncio
log = []
async def work(name, seconds, error=None):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        log.append(name + " cancelled"); raise
    if error: raise error
    log.append(name)
    return name
async def main():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(work("a", 0.02)); b = group.create_task(work("b", 0.01), name="bee")
        print(group)
    print(log, a.result(), b.get_name()); log.clear()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("bad", 0.01, ValueError("v")))
            group.create_task(work("slow", 100))
            await asyncio.sleep(100)
    except* ValueError as caught: print(repr(caught), log)
    log.clear()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("one", 0, ValueError(1))); group.create_task(work("two", 0, KeyError(2)))
    except BaseExceptionGroup as caught: print(caught, caught.exceptions)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("slow", 100)); await asyncio.sleep(0); raise LookupError("body")
    except* LookupError as caught: print(caught.exceptions, log)
    log.clear()
    async def grouped():
        async with asyncio.TaskGroup() as group:
            group.create_task(work("inner", 100)); await asyncio.sleep(100)
    task = asyncio.create_task(grouped())
    await asyncio.sleep(0.01)
    task.cancel("stop")
    try: await task
    except asyncio.CancelledError as error: print("outside", repr(error), log)
    log.clear()
    try:
        async with asyncio.TaskGroup() as group:
            child = group.create_task(work("child", 100)); await asyncio.sleep(0); child.cancel()
            group.create_task(work("other", 0.01))
    finally: print(log, child.cancelled())
    try: await group.__aenter__()
    except RuntimeError as error: print(error)
    coroutine = work("late", 0)
    try: group.create_task(coroutine)
    except RuntimeError as error: print(error)
    fresh = asyncio.TaskGroup()
    try: fresh.create_task(work("early", 0))
    except RuntimeError as error: print(error)
    me = asyncio.current_task()
    try:
        async with asyncio.TaskGroup() as group: group.create_task(work("x", 0, ValueError("x"))); await asyncio.sleep(1)
    except* ValueError: print(me.cancelling())
    log.clear()
    async with asyncio.TaskGroup() as outer:
        async def spawn():
            outer.create_task(work("grandchild", 0.01)); log.append("spawned")
        outer.create_task(spawn())
    print(log)
    try:
        async with asyncio.TaskGroup() as group: group.create_task(work("exit", 0, KeyboardInterrupt()))
    except KeyboardInterrupt: print("interrupt")
    except BaseExceptionGroup as group: print(group)
try: asyncio.run(main())
except KeyboardInterrupt: print("interrupted")
