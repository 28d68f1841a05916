"""Many tasks: a thousand sleeps, chains and queues."""
import asyncio
async def main():
    done = await asyncio.gather(*[asyncio.sleep(0.01, n) for n in range(1000)])
    print(len(done), sum(done))
    async def link(n): return 0 if n == 0 else 1 + await asyncio.create_task(link(n - 1))
    print(await link(100))
    queue, seen = asyncio.Queue(), []
    async def worker():
        while True: seen.append(await queue.get()); queue.task_done()
    workers = [asyncio.create_task(worker()) for _ in range(10)]
    for n in range(500): queue.put_nowait(n)
    await queue.join(); print(len(seen), seen == sorted(seen))
    for one in workers: one.cancel()
    async with asyncio.TaskGroup() as group: tasks = [group.create_task(asyncio.sleep(0, n)) for n in range(300)]
    print(sum(task.result() for task in tasks), len(asyncio.all_tasks()))
    lock, order = asyncio.Lock(), []
    async def take(n):
        async with lock: order.append(n); await asyncio.sleep(0)
    await asyncio.gather(*[take(n) for n in range(100)]); print(order == list(range(100)))
asyncio.run(main())
