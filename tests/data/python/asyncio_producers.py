"""Producers and consumers over a bounded queue, ended in every way."""
import asyncio
async def producer(name, queue, count):
    for n in range(count):
        await queue.put((name, n))
        if n == 2: await asyncio.sleep(0)
async def consumer(name, queue, log):
    while True:
        item = await queue.get()
        log.append((name, item)); queue.task_done()
async def by_join():
    queue, log = asyncio.Queue(2), []
    consumers = [asyncio.create_task(consumer(n, queue, log)) for n in range(2)]
    await asyncio.gather(*[producer(n, queue, 4) for n in "ab"])
    await queue.join()
    for task in consumers: task.cancel()
    await asyncio.gather(*consumers, return_exceptions=True)
    print(len(log), sorted(item for _, item in log)); print(log)
async def by_sentinel():
    queue, log = asyncio.Queue(), []
    async def until_none():
        while (item := await queue.get()) is not None: log.append(item)
        queue.put_nowait(None)
    async with asyncio.TaskGroup() as group:
        for _ in range(3): group.create_task(until_none())
        for n in range(5): await queue.put(n)
        await queue.put(None)
    print(log)
async def by_shutdown():
    queue, log = asyncio.Queue(1), []
    async def until_shut(name):
        try:
            while True: log.append((name, await queue.get())); await asyncio.sleep(0)
        except asyncio.QueueShutDown: log.append((name, "shut"))
    async with asyncio.TaskGroup() as group:
        for name in "xy": group.create_task(until_shut(name))
        for n in range(4): await queue.put(n)
        queue.shutdown()
    print(log)
async def pipeline():
    async def stage(source, target, function):
        while (item := await source.get()) is not None: await target.put(function(item))
        await target.put(None)
    a, b, c = asyncio.Queue(1), asyncio.Queue(1), asyncio.Queue(1)
    asyncio.gather(stage(a, b, lambda n: n * n), stage(b, c, lambda n: n + 1))
    async def feed():
        for n in range(4): await a.put(n)
        await a.put(None)
    feeding = asyncio.create_task(feed())
    out = []
    while (item := await c.get()) is not None: out.append(item)
    print(out)
    await feeding
for program in (by_join, by_sentinel, by_shutdown, pipeline): asyncio.run(program())
