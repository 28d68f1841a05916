"""wait_for: in time, too late, no time at all, cancelled, and what it starts when."""
import asyncio
log = []
async def work(name, seconds):
    log.append(name)
    try:
        await asyncio.sleep(seconds)
        return name + " done"
    except asyncio.CancelledError:
        log.append(name + " cancelled")
        raise
async def main():
    print(await asyncio.wait_for(work("a", 0.01), 1))
    try: await asyncio.wait_for(work("b", 100), 0.01)
    except TimeoutError as error: print(repr(error), repr(error.__cause__))
    try: await asyncio.wait_for(work("c", 0), 0)
    except TimeoutError as error: print("no time", repr(error.__cause__))
    print(log); log.clear()
    print(await asyncio.wait_for(work("d", 0.01), None))
    asyncio.get_running_loop().call_soon(log.append, "loop")
    await asyncio.wait_for(work("inline", 0.01), 1)
    print(log); log.clear()
    done = asyncio.create_task(work("e", 0))
    await done
    print(await asyncio.wait_for(done, 0), await asyncio.wait_for(done, -1))
    async def stubborn():
        try: await asyncio.sleep(100)
        except asyncio.CancelledError: return "anyway"
    print(await asyncio.wait_for(stubborn(), 0.01))
    async def cleans():
        try: await asyncio.sleep(100)
        finally:
            await asyncio.sleep(0.02); log.append("cleaned")
    try: await asyncio.wait_for(cleans(), 0.01)
    except TimeoutError: print("late", log)
    waiting = asyncio.create_task(asyncio.wait_for(work("f", 100), 50))
    await asyncio.sleep(0.01)
    waiting.cancel()
    try: await waiting
    except asyncio.CancelledError: print("outer", log)
    task = asyncio.create_task(work("g", 0.03))
    try: await asyncio.wait_for(asyncio.shield(task), 0.01)
    except TimeoutError: print("shielded", task.done())
    print(await task)
    async def fails(): raise KeyError("own")
    try: await asyncio.wait_for(fails(), 1)
    except KeyError as error: print(repr(error))
asyncio.run(main())
