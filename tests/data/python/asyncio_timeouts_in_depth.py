"""Timeouts around everything: locks, queues, events, gathers, groups, waits, and how long they really took."""
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    began = loop.time()
    async def bounded(awaitable, seconds=0.01):
        try:
            async with asyncio.timeout(seconds): return await awaitable
        except TimeoutError: return "late"
    lock = asyncio.Lock(); await lock.acquire()
    print(await bounded(lock.acquire()), len(lock._waiters))
    queue = asyncio.Queue(); print(await bounded(queue.get()), len(queue._getters))
    print(await bounded(asyncio.Event().wait()), await bounded(asyncio.Semaphore(0).acquire()))
    print(await bounded(asyncio.gather(asyncio.sleep(100), asyncio.sleep(100))))
    async def group():
        async with asyncio.TaskGroup() as group:
            for _ in range(2): group.create_task(asyncio.sleep(100))
    print(await bounded(group()))
    tasks = [asyncio.create_task(asyncio.sleep(100)) for _ in range(2)]
    print(await bounded(asyncio.wait(tasks)), [task.cancel() for task in tasks])
    print(await bounded(asyncio.sleep(0.001, "in time"), 1), await bounded(bounded(asyncio.sleep(100), 0.01), 1))
    print(await bounded(bounded(asyncio.sleep(100), 1), 0.01))
    print(0.07 < loop.time() - began < 0.5)
    condition = asyncio.Condition()
    async def waits():
        async with condition: await condition.wait()
    print(await bounded(waits()), condition.locked())
    barrier = asyncio.Barrier(2); print(await bounded(barrier.wait()), barrier.n_waiting)
    when = loop.time() + 0.02
    async def extended():
        async with asyncio.timeout(0.01) as limit:
            for _ in range(3): limit.reschedule(loop.time() + 0.02); await asyncio.sleep(0.01)
        return loop.time() > when
    print(await extended())
    async def retried():
        for attempt in range(3):
            try:
                async with asyncio.timeout(0.01): await asyncio.sleep(0.02 - 0.009 * attempt); return attempt
            except TimeoutError: print("try", attempt)
    print(await retried())
asyncio.run(main())
