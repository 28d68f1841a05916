"""Who runs in which iteration: callbacks, tasks, timers, results."""
import asyncio
log = []
async def main():
    loop = asyncio.get_running_loop()
    async def task(name, turns):
        for n in range(turns): log.append(f"{name}{n}"); await asyncio.sleep(0)
    tasks = [asyncio.create_task(task(name, turns)) for name, turns in (("a", 3), ("b", 1), ("c", 2))]
    loop.call_soon(log.append, "soon")
    log.append("main")
    await asyncio.sleep(0)
    log.append("main again")
    late = asyncio.create_task(task("d", 1))
    await asyncio.gather(*tasks, late)
    print(log); log.clear()
    async def nested(n):
        log.append(f"in {n}")
        if n: await asyncio.create_task(nested(n - 1))
        log.append(f"out {n}")
    async def beside():
        for n in range(6): log.append(n); await asyncio.sleep(0)
    await asyncio.gather(nested(2), beside())
    print(log); log.clear()
    done = loop.create_future()
    def callback(name): return lambda f: log.append(name)
    for name in "xyz": done.add_done_callback(callback(name))
    loop.call_soon(log.append, "before")
    done.set_result(None)
    loop.call_soon(log.append, "after")
    await asyncio.sleep(0)
    print(log); log.clear()
    when = loop.time() + 0.01
    import time
    for n in (3, 1, 2): loop.call_at(when + n / 1000, log.append, f"timer {n}")
    time.sleep(0.03)
    loop.call_soon(log.append, "ready before the timers")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(log); log.clear()
    async def greedy():
        total = 0
        for _ in range(1000): total += await plain()
        log.append("greedy done"); return total
    async def plain(): return 1
    g = asyncio.create_task(greedy()); loop.call_soon(log.append, "starved until then")
    await g; print(log)
asyncio.run(main())
