"""TaskGroup: failures after the body, several at once, groups in groups, tasks that add tasks."""
import asyncio
async def fail(seconds, error): await asyncio.sleep(seconds); raise error
async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(0.01, ValueError("first"))); group.create_task(fail(0.01, KeyError("second")))
            group.create_task(asyncio.sleep(0))
    except BaseExceptionGroup as errors: print(errors.message, sorted(map(repr, errors.exceptions)))
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(0, ValueError("task"))); await asyncio.sleep(0.01); print("never")
    except* ValueError as errors: print(errors.exceptions)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(0.01, ValueError("task")))
            raise RuntimeError("body first")
    except* RuntimeError as errors: print(errors.exceptions)
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(fail(0.02, OSError("outer")))
            async with asyncio.TaskGroup() as inner: inner.create_task(fail(0.01, ValueError("inner")))
    except BaseExceptionGroup as errors: print(repr(errors))
    try:
        async with asyncio.TaskGroup() as group:
            async def adds():
                await asyncio.sleep(0)
                group.create_task(fail(0, LookupError("added")))
            group.create_task(adds())
    except* LookupError as errors: print(errors.exceptions)
    async def cleans(name):
        try: await asyncio.sleep(100)
        finally: await asyncio.sleep(0.01); print(name, "cleaned")
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(cleans("a")); group.create_task(fail(0.01, ValueError("stop")))
    except* ValueError: print("after the cleaning")
    async def returns():
        async with asyncio.TaskGroup() as group: group.create_task(asyncio.sleep(0)); return "from inside"
    print(await returns())
    for n in range(3):
        async with asyncio.TaskGroup() as group:
            if n == 1: continue
            group.create_task(asyncio.sleep(0))
    print(group, n)
    try:
        async with asyncio.TaskGroup() as group: group.create_task(fail(0, asyncio.CancelledError("its own")))
        print("a cancelled task is no failure")
    except BaseException as error: print(repr(error))
    async def late():
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(0, ValueError("x")))
            try: await asyncio.sleep(1)
            except asyncio.CancelledError:
                coroutine = asyncio.sleep(0)
                try: group.create_task(coroutine)
                except RuntimeError as error: print(str(error).replace("tasks=1 ", ""))
                raise
    try: await late()
    except* ValueError: pass
asyncio.run(main())
