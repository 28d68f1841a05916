"""Condition: notify some, all, predicates, cancellation, misuse."""
import asyncio
async def main():
    condition = asyncio.Condition()
    log = []
    async def wait(name):
        async with condition:
            log.append(f"{name} waits")
            print(await condition.wait()) if name == "a" else await condition.wait()
            log.append(f"{name} woken")
    tasks = [asyncio.create_task(wait(n)) for n in "abcd"]
    await asyncio.sleep(0)
    print(log, str(condition)[-22:]); log.clear()
    async with condition: condition.notify(2); log.append("notified two")
    await asyncio.sleep(0.01)
    print(log); log.clear()
    tasks[2].cancel()
    await asyncio.sleep(0.01)
    async with condition: condition.notify_all()
    await asyncio.wait(tasks)
    print(log, tasks[2].cancelled(), condition.locked())
    for call in (condition.notify, condition.notify_all):
        try: call()
        except RuntimeError as error: print(error)
    try: await condition.wait()
    except RuntimeError as error: print(error)
    items = []
    async def consumer():
        async with condition:
            print(await condition.wait_for(lambda: len(items) >= 2), items)
    async def producer():
        for n in range(3):
            async with condition: items.append(n); condition.notify()
            await asyncio.sleep(0)
    await asyncio.gather(consumer(), producer())
    lock = asyncio.Lock()
    one, two = asyncio.Condition(lock), asyncio.Condition(lock)
    async with one: print(two.locked(), lock.locked())
    async def passes_on(name):
        async with one:
            try: await one.wait(); log.append(name)
            except asyncio.CancelledError: log.append(name + " cancelled"); raise
    log.clear()
    a, b = asyncio.create_task(passes_on("a")), asyncio.create_task(passes_on("b"))
    await asyncio.sleep(0)
    async with one: one.notify()
    a.cancel()
    async with one: pass
    await asyncio.sleep(0.01)
    print(log, a.cancelled(), b.done()); b.cancel()
asyncio.run(main())
