"""Lock: in turn, no overtaking, cancelled waiters, misuse."""
import asyncio
async def main():
    lock = asyncio.Lock()
    log = []
    print(str(lock).split(" object")[0], str(lock)[-11:], lock.locked())
    async def work(name, times=2):
        for n in range(times):
            async with lock:
                log.append(f"{name}{n}")
                await asyncio.sleep(0)
    await asyncio.gather(work("a"), work("b"), work("c"))
    print(log); log.clear()
    await lock.acquire()
    print(lock.locked(), str(lock)[-9:])
    waiting = [asyncio.create_task(work(n, 1)) for n in "xyz"]
    await asyncio.sleep(0)
    print(str(lock)[-20:])
    waiting[0].cancel()
    await asyncio.sleep(0)
    lock.release()
    newcomer = asyncio.create_task(work("new", 1))
    await asyncio.gather(*waiting, newcomer, return_exceptions=True)
    print(log, lock.locked()); log.clear()
    await lock.acquire()
    waiter = asyncio.create_task(work("late", 1))
    await asyncio.sleep(0)
    lock.release(); print(lock.locked())
    waiter.cancel()
    other = asyncio.create_task(work("other", 1))
    await asyncio.gather(waiter, other, return_exceptions=True)
    print(log, lock.locked())
    try: lock.release()
    except RuntimeError as error: print(error)
    try:
        with lock: pass
    except TypeError as error: print(type(error).__name__)
    counter = 0
    async def add(safe):
        nonlocal counter
        for _ in range(5):
            if safe:
                async with lock: value = counter; await asyncio.sleep(0); counter = value + 1
            else: value = counter; await asyncio.sleep(0); counter = value + 1
    await asyncio.gather(add(True), add(True)); print(counter)
    counter = 0
    await asyncio.gather(add(False), add(False)); print(counter)
    return lock
lock = asyncio.run(main())
async def elsewhere():
    await lock.acquire()
    try: await asyncio.wait_for(lock.acquire(), 0.01)
    except RuntimeError as error: print(str(error).split(" is bound")[1])
asyncio.run(elsewhere())
