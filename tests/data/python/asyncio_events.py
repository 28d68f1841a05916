"""Event: waiters in order, set before, cleared between, cancelled."""
import asyncio
async def main():
    event = asyncio.Event()
    log = []
    async def wait(name):
        log.append((name, await event.wait()))
    tasks = [asyncio.create_task(wait(n)) for n in range(3)]
    await asyncio.sleep(0)
    print(event.is_set(), str(event)[-18:], log)
    event.set(); event.set()
    print(log, event.is_set(), str(event)[-18:])
    await asyncio.sleep(0)
    print(log)
    await wait("at once"); print(log[-1])
    event.clear()
    a, b = asyncio.create_task(wait("a")), asyncio.create_task(wait("b"))
    await asyncio.sleep(0)
    a.cancel(); event.set(); event.clear()
    await asyncio.wait([a, b])
    print(a.cancelled(), log[-1], event.is_set(), str(event)[-8:])
    try: await asyncio.wait_for(event.wait(), 0.01)
    except TimeoutError: print("timeout")
    print(str(event)[-8:])
asyncio.run(main())
