"""Cancellation: before the start, while waiting, refused, in finally, with messages, twice."""
import asyncio
async def sleeper(name, log):
    log.append(name + " starts")
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError as error:
        log.append(f"{name} hears {error!r}")
        raise
    finally:
        log.append(name + " cleans")
async def main():
    log = []
    early = asyncio.create_task(sleeper("early", log))
    print(early.cancel(), early.cancelled(), early.cancelling())
    try: await early
    except asyncio.CancelledError as error: print("main hears", repr(error))
    print(log, early.cancelled(), early.cancel())
    running = asyncio.create_task(sleeper("running", log))
    await asyncio.sleep(0)
    print(running.cancel("enough"))
    try: await running
    except asyncio.CancelledError as error: print("main hears", repr(error))
    print(log)
    async def stubborn():
        try: await asyncio.sleep(100)
        except asyncio.CancelledError: pass
        await asyncio.sleep(0)
        return "went on"
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel()
    print(await task, task.cancelled(), task.cancelling(), task.uncancel(), task.uncancel())
    async def outer():
        try: await inner_task
        finally: print("outer cleans")
    async def inner():
        try: await asyncio.sleep(100)
        finally: print("inner cleans")
    inner_task = asyncio.create_task(inner())
    outer_task = asyncio.create_task(outer())
    await asyncio.sleep(0)
    outer_task.cancel()
    await asyncio.wait([outer_task, inner_task])
    print(outer_task.cancelled(), inner_task.cancelled())
    async def converts():
        try: await asyncio.sleep(100)
        except asyncio.CancelledError: raise ValueError("instead") from None
    task = asyncio.create_task(converts())
    await asyncio.sleep(0)
    task.cancel()
    try: await task
    except ValueError as error: print("converted", error)
    async def cancels_itself():
        asyncio.current_task().cancel("self")
        print("still here")
        await asyncio.sleep(0)
        print("never")
    try: await asyncio.create_task(cancels_itself())
    except asyncio.CancelledError as error: print(repr(error))
    async def cancels_at_end():
        asyncio.current_task().cancel("late")
        return 5
    task = asyncio.create_task(cancels_at_end())
    await asyncio.wait([task])
    print(task.cancelled())
    async def slow_end():
        try: await asyncio.sleep(100)
        finally:
            try: await asyncio.sleep(100)
            except asyncio.CancelledError: print("second one"); raise
    task = asyncio.create_task(slow_end())
    await asyncio.sleep(0)
    task.cancel(); await asyncio.sleep(0); await asyncio.sleep(0)
    print(task.done()); task.cancel()
    await asyncio.wait([task]); print(task.cancelled(), task.cancelling())
asyncio.run(main())
