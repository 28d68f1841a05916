"""timeout: in time, too late, nested, moved, and everything it refuses."""
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(1) as t: await asyncio.sleep(0)
    print(t.expired(), t)
    try:
        async with asyncio.timeout(0.01) as t: await asyncio.sleep(100)
    except TimeoutError as error: print(repr(error), repr(error.__cause__), t.expired(), t)
    async with asyncio.timeout(None) as t: print(t.when(), t)
    try:
        async with asyncio.timeout(0) as t:
            print("no time yet"); await asyncio.sleep(0); await asyncio.sleep(0); print("never")
    except TimeoutError: print("zero")
    try:
        async with asyncio.timeout(100) as outer:
            try:
                async with asyncio.timeout(0.01) as inner: await asyncio.sleep(100)
            except TimeoutError: print("inner", inner.expired(), outer.expired())
            outer.reschedule(loop.time() + 0.01)
            await asyncio.sleep(100)
    except TimeoutError: print("outer moved")
    try:
        async with asyncio.timeout(0.01):
            async with asyncio.timeout(100): await asyncio.sleep(100)
    except TimeoutError: print("outer first")
    async with asyncio.timeout_at(loop.time() + 0.01) as t: t.reschedule(None); await asyncio.sleep(0.03)
    print(t.expired())
    task = asyncio.current_task()
    print(task.cancelling())
    try:
        async with asyncio.timeout(0.01): await asyncio.sleep(100)
    except TimeoutError: print(task.cancelling())
    try:
        async with asyncio.timeout(0.01):
            try: await asyncio.sleep(100)
            except asyncio.CancelledError: raise ValueError("other")
    except ValueError as error: print(repr(error), repr(error.__context__))
    try:
        async with asyncio.timeout(0.01):
            try: await asyncio.sleep(100)
            except asyncio.CancelledError: pass
    except TimeoutError: print("never")
    else: print("swallowed")
    t = asyncio.timeout(1)
    for call in (lambda: t.reschedule(1),):
        try: call()
        except RuntimeError as error: print(error)
    async with t:
        try: await t.__aenter__()
        except RuntimeError as error: print(error)
    try: t.reschedule(2)
    except RuntimeError as error: print(error)
    async def cancelled_from_outside():
        async with asyncio.timeout(100): await asyncio.sleep(100)
    other = asyncio.create_task(cancelled_from_outside())
    await asyncio.sleep(0); other.cancel("outside")
    try: await other
    except asyncio.CancelledError as error: print(repr(error))
asyncio.run(main())
