"""Semaphore and BoundedSemaphore: so many at a time, in turn."""
import asyncio
async def main():
    semaphore = asyncio.Semaphore(3)
    active = most = 0
    log = []
    async def work(n):
        nonlocal active, most
        async with semaphore:
            active += 1; most = max(most, active); log.append(n)
            await asyncio.sleep(0.01)
            active -= 1
    await asyncio.gather(*[work(n) for n in range(8)])
    print(most, log, semaphore.locked(), str(semaphore)[-19:])
    one = asyncio.Semaphore(1)
    await one.acquire()
    print(one.locked(), str(one)[-8:])
    order = []
    async def take(name):
        await one.acquire(); order.append(name)
    tasks = [asyncio.create_task(take(n)) for n in "abc"]
    await asyncio.sleep(0)
    print(str(one)[-19:])
    tasks[1].cancel()
    one.release(); one.release()
    extra = asyncio.create_task(take("late"))
    await asyncio.sleep(0.01)
    print(order, one.locked())
    one.release(); await extra; print(order)
    one.release()
    print(one.locked())
    bounded = asyncio.BoundedSemaphore(2)
    async with bounded: pass
    try: bounded.release()
    except ValueError as error: print(error)
    try: asyncio.Semaphore(-1)
    except ValueError as error: print(error)
    zero = asyncio.Semaphore(0)
    waiter = asyncio.create_task(zero.acquire())
    await asyncio.sleep(0)
    zero.release(); waiter.cancel()
    await asyncio.wait([waiter]); print(waiter.cancelled(), zero.locked(), zero._value)
asyncio.run(main())
