"""gather: order, exceptions, cancellation, the same awaitable twice."""
import asyncio
async def work(n, log, fail=False):
    log.append(f"start {n}")
    await asyncio.sleep(0.01 * n)
    log.append(f"end {n}")
    if fail: raise ValueError(n)
    return n * 10
async def main():
    log = []
    print(await asyncio.gather(work(3, log), work(1, log), work(2, log)), log)
    log.clear()
    try: await asyncio.gather(work(2, log), work(1, log, True), work(3, log))
    except ValueError as error: print("first", error, log)
    await asyncio.sleep(0.05)
    print(log)
    log.clear()
    print(await asyncio.gather(work(2, log, True), work(1, log), work(3, log, True), return_exceptions=True))
    twice = work(1, log)
    print(await asyncio.gather(twice, twice), log.count("start 1"))
    print(await asyncio.gather())
    g = asyncio.gather(work(1, log), work(2, log))
    print(type(g).__name__, g.done(), g.cancelled())
    log.clear()
    await asyncio.sleep(0)
    print(g.cancel())
    try: await g
    except asyncio.CancelledError as error: print("cancelled", repr(error), g.cancelled(), log)
    log.clear()
    a, b = asyncio.create_task(work(1, log)), asyncio.create_task(work(2, log))
    g = asyncio.gather(a, b)
    await asyncio.sleep(0)
    a.cancel()
    try: await g
    except asyncio.CancelledError: print("one child", a.cancelled(), b.cancelled(), g.cancelled())
    print(await b)
    a, b = asyncio.create_task(work(1, log)), asyncio.create_task(work(2, log))
    await asyncio.sleep(0)
    a.cancel("why")
    print(await asyncio.gather(a, b, return_exceptions=True))
    async def outer():
        return await asyncio.gather(work(5, log), work(6, log), return_exceptions=True)
    task = asyncio.create_task(outer())
    await asyncio.sleep(0.001)
    task.cancel()
    try: await task
    except asyncio.CancelledError: print("outer cancelled")
    done = asyncio.get_running_loop().create_future(); done.set_result("there")
    print(await asyncio.gather(done, work(0, log)))
asyncio.run(main())
