"""Barrier: all meet, again and again, reset, aborted."""
import asyncio
async def main():
    barrier = asyncio.Barrier(3)
    log = []
    async def meet(name, times=1):
        for _ in range(times):
            log.append((name, await barrier.wait()))
    await asyncio.gather(*[meet(n) for n in "abc"])
    print(log, str(barrier)[-24:], barrier.parties, barrier.n_waiting, barrier.broken); log.clear()
    await asyncio.gather(*[meet(n, 2) for n in "abc"])
    print(log); log.clear()
    async def inside(name):
        async with barrier as place: log.append((name, place))
    await asyncio.gather(*[inside(n) for n in "xyz"]); print(log); log.clear()
    tasks = [asyncio.create_task(meet(n)) for n in "ab"]
    await asyncio.sleep(0.01); print(barrier.n_waiting)
    await barrier.reset()
    for result in await asyncio.gather(*tasks, return_exceptions=True): print(repr(result))
    print(barrier.broken, barrier.n_waiting)
    tasks = [asyncio.create_task(meet(n)) for n in "ab"]
    await asyncio.sleep(0.01)
    await barrier.abort()
    for result in await asyncio.gather(*tasks, return_exceptions=True): print(repr(result))
    print(barrier.broken, str(barrier)[-9:])
    try: await barrier.wait()
    except asyncio.BrokenBarrierError as error: print(error)
    await barrier.reset(); print(barrier.broken)
    waiter = asyncio.create_task(meet("cancelled")); await asyncio.sleep(0.01); waiter.cancel()
    await asyncio.wait([waiter]); print(barrier.n_waiting, waiter.cancelled())
    try: asyncio.Barrier(0)
    except ValueError as error: print(error)
asyncio.run(main())
