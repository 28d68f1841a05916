"""cancelling and uncancel: structured concurrency keeps count of who cancels whom."""
import asyncio
async def main():
    me = asyncio.current_task()
    async def group_in_timeout():
        try:
            async with asyncio.timeout(0.01):
                async with asyncio.TaskGroup() as group: group.create_task(asyncio.sleep(100))
        except TimeoutError: return asyncio.current_task().cancelling()
    print(await group_in_timeout())
    async def timeout_in_group():
        out = []
        async def limited():
            try:
                async with asyncio.timeout(0.01): await asyncio.sleep(100)
            except TimeoutError: out.append("late")
        async with asyncio.TaskGroup() as group: group.create_task(limited()); group.create_task(asyncio.sleep(0.03))
        return out
    print(await timeout_in_group())
    async def both():
        try:
            async with asyncio.timeout(0.02): await asyncio.sleep(100)
        except TimeoutError: return "timeout"
        except asyncio.CancelledError: return f"cancelled {asyncio.current_task().cancelling()}"
    task = asyncio.create_task(both()); await asyncio.sleep(0.01); task.cancel(); print(await task)
    async def counts():
        t = asyncio.current_task()
        t.cancel(); t.cancel(); print(t.cancelling(), t.uncancel(), t.uncancel(), t.uncancel())
        await asyncio.sleep(0); return "not cancelled after all"
    print(await asyncio.create_task(counts()))
    async def failing_group():
        async def bad(): await asyncio.sleep(0.01); raise ValueError("bad")
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(bad())
                try: await asyncio.sleep(100)
                except asyncio.CancelledError: print("body", asyncio.current_task().cancelling()); raise
        except* ValueError: pass
        return asyncio.current_task().cancelling()
    print(await failing_group())
    async def stubborn_body():
        async def bad(): raise ValueError("bad")
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(bad())
                try: await asyncio.sleep(100)
                except asyncio.CancelledError: pass
                print("goes on"); await asyncio.sleep(0); print("to its end")
        except* ValueError as errors: print(errors.exceptions)
    await stubborn_body()
    async def cancelled_while_failing():
        async def bad():
            try: await asyncio.sleep(100)
            finally: raise KeyError("while cancelled")
        async with asyncio.TaskGroup() as group: group.create_task(bad()); await asyncio.sleep(100)
    task = asyncio.create_task(cancelled_while_failing()); await asyncio.sleep(0.01); task.cancel()
    try: await task
    except BaseExceptionGroup as group: print(group.exceptions, task.cancelling())
    async def nested():
        async with asyncio.TaskGroup() as outer:
            async def inner():
                async with asyncio.TaskGroup() as group:
                    group.create_task(asyncio.sleep(100)); group.create_task(boom())
            async def boom(): raise OSError("deep")
            outer.create_task(inner()); outer.create_task(asyncio.sleep(100))
    try: await nested()
    except* OSError as errors: print(errors)
    print(me.cancelling())
asyncio.run(main())
