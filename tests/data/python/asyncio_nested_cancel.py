"""Cancelling what waits for what: chains, groups of tasks, locks, queues, gathers and shields."""
import asyncio
log = []
async def leaf(name):
    try: await asyncio.sleep(100)
    except asyncio.CancelledError as error: log.append((name, error.args)); raise
async def through(name, n):
    try: return await (through(name, n - 1) if n else leaf(name))
    finally: log.append((name, n))
async def expect(awaitable):
    try: return await awaitable
    except asyncio.CancelledError as error: return repr(error)
async def main():
    task = asyncio.create_task(through("plain", 2)); await asyncio.sleep(0)
    task.cancel("m"); print(await expect(task), log); log.clear()
    inner = asyncio.create_task(leaf("inner"))
    async def waits(): return await inner
    chain = asyncio.create_task(waits())
    async def waits_more(): return await chain
    last = asyncio.create_task(waits_more()); await asyncio.sleep(0); await asyncio.sleep(0)
    last.cancel("from the top"); print(await expect(last), inner.cancelled(), chain.cancelled(), log); log.clear()
    both = asyncio.gather(leaf("g1"), leaf("g2"), return_exceptions=True); await asyncio.sleep(0)
    both.cancel("gathered"); print(await expect(both), log); log.clear()
    lock = asyncio.Lock(); await lock.acquire()
    waiting = asyncio.create_task(lock.acquire()); await asyncio.sleep(0)
    waiting.cancel("lock"); print(await expect(waiting), lock.locked(), len(lock._waiters))
    queue = asyncio.Queue(1); getting = asyncio.create_task(queue.get()); await asyncio.sleep(0)
    queue.put_nowait("item"); getting.cancel("queue")
    print(await expect(getting), queue.qsize())
    event = asyncio.Event(); gate = asyncio.create_task(event.wait()); await asyncio.sleep(0)
    event.set(); gate.cancel("event"); print(await expect(gate))
    shielded = asyncio.create_task(leaf("shielded"))
    async def guards():
        try: await asyncio.shield(shielded)
        except asyncio.CancelledError: log.append("guard"); raise
    guard = asyncio.create_task(guards()); await asyncio.sleep(0); await asyncio.sleep(0)
    guard.cancel(); print(await expect(guard), shielded.done(), log); log.clear()
    shielded.cancel(); print(await expect(shielded))
    done = asyncio.create_task(asyncio.sleep(0, "done")); await done
    print(done.cancel(), done.cancelling(), await done)
    future = asyncio.get_running_loop().create_future()
    async def awaits(): return await future
    a, b = asyncio.create_task(awaits()), asyncio.create_task(awaits()); await asyncio.sleep(0)
    a.cancel(); print(future.cancelled(), await expect(a), await expect(b))
    async def swallow():
        for n in range(3):
            try: await asyncio.sleep(100)
            except asyncio.CancelledError: log.append(f"no {n}")
        return "finally"
    stubborn = asyncio.create_task(swallow())
    for _ in range(3): await asyncio.sleep(0); stubborn.cancel(); await asyncio.sleep(0)
    print(await stubborn, log, stubborn.cancelling())
asyncio.run(main())
