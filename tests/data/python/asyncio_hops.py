"""How many iterations lie between a result and those who wait for it."""
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    count = 0
    stopped = False
    def tick():
        nonlocal count
        count += 1
        if not stopped: loop.call_soon(tick)
    log = []
    async def waiter(name, awaitable):
        value = await awaitable
        log.append((name, value))
        return value
    future = loop.create_future()
    first = asyncio.create_task(waiter("first", future))
    second = asyncio.create_task(waiter("second", first))
    third = asyncio.create_task(waiter("third", second))
    await asyncio.sleep(0)
    loop.call_soon(tick)
    future.set_result("x")
    for _ in range(6):
        await asyncio.sleep(0)
        print(count, log)
    stopped = True
    await third
    async def plain(n):
        return n if n == 0 else await plain(n - 1)
    log.clear()
    loop.call_soon(log.append, "beside")
    print(await plain(10), log)
    done = asyncio.create_task(plain(0))
    await asyncio.sleep(0)
    loop.call_soon(log.append, "beside the done one")
    print(await done, log)
    print(await asyncio.gather(), log)
    gathered = asyncio.gather(plain(1), plain(2))
    steps = 0
    while not gathered.done():
        await asyncio.sleep(0); steps += 1
    print(steps, gathered.result())
asyncio.run(main())
