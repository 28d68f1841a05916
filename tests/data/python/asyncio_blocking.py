"""A blocking call freezes the loop; in a thread it does not; overdue timers come in order."""
import asyncio, time
async def main():
    loop = asyncio.get_running_loop()
    log = []
    async def ticks():
        for n in range(3): log.append(f"tick {n}"); await asyncio.sleep(0.02)
    async def blocks(): log.append("blocks"); time.sleep(0.1); log.append("blocked")
    await asyncio.gather(ticks(), blocks()); print(log); log.clear()
    async def off_loads(): log.append("off"); await asyncio.to_thread(time.sleep, 0.05); log.append("back")
    await asyncio.gather(ticks(), off_loads()); print(log); log.clear()
    for n in (30, 10, 20): loop.call_later(n / 1000, log.append, n)
    loop.call_soon(time.sleep, 0.06)
    loop.call_soon(log.append, "after the block")
    await asyncio.sleep(0.03); await asyncio.sleep(0); print(log); log.clear()
    begun = loop.time()
    async def short(): await asyncio.sleep(0.01); return round((loop.time() - begun) * 10)
    async def long(): time.sleep(0.2)
    print(await asyncio.gather(short(), long()))
    try:
        async with asyncio.timeout(0.02): time.sleep(0.05)
        print("a timeout needs an await")
    except TimeoutError: print("never")
    try:
        async with asyncio.timeout(0.02): time.sleep(0.05); await asyncio.sleep(0.05)
    except TimeoutError: print("now it is seen")
asyncio.run(main())
