"""sleep: order, rounding up to milliseconds, results, zero, and what it refuses."""
import asyncio, math
async def main():
    loop = asyncio.get_running_loop()
    log = []
    async def nap(seconds): await asyncio.sleep(seconds); log.append(seconds)
    await asyncio.gather(*[nap(n) for n in (0.03, 0.01, 0.02, 0, -1)])
    print(log); log.clear()
    print(await asyncio.sleep(0.01, "result"), await asyncio.sleep(0, result=5), await asyncio.sleep(0))
    before = loop.time(); await asyncio.sleep(0.0001); took = loop.time() - before
    print(0.001 <= took < 0.02)
    before = loop.time(); await asyncio.sleep(0.05); print(0.05 <= loop.time() - before < 0.08)
    try: await asyncio.sleep(math.nan)
    except ValueError as error: print(error)
    try: await asyncio.sleep("1")
    except TypeError as error: print(error)
    forever = asyncio.create_task(asyncio.sleep(math.inf))
    await asyncio.sleep(0.01); print(forever.done(), forever.cancel())
    loop.call_later(0.001, log.append, "timer")
    await asyncio.sleep(0); print(log)
    same = loop.time() + 0.01
    for n in range(5): loop.call_at(same + n * 0.0001, log.append, n)
    await asyncio.sleep(0.03); print(log); log.clear()
    many = [nap(0.01) for _ in range(200)]
    await asyncio.gather(*many); print(len(log), set(log))
asyncio.run(main())
