"""Coroutine basics: nothing runs before it is awaited; in turn, and at once."""
import asyncio
async def say(delay, what):
    print("begin", what)
    await asyncio.sleep(delay)
    print("end", what)
    return what
async def in_turn():
    a, b = say(0.02, "a"), say(0.01, "b")
    print("made, not run")
    print(await a, await b)
async def at_once():
    a, b = asyncio.create_task(say(0.02, "a")), asyncio.create_task(say(0.01, "b"))
    print("made, not run")
    print(await a, await b)
async def filled_later():
    future = asyncio.get_running_loop().create_future()
    async def fill(): await asyncio.sleep(0.01); future.set_result("filled")
    task = asyncio.create_task(fill())
    print("waits"); print(await future, task.done())
for program in (in_turn, at_once, filled_later): asyncio.run(program())
async def results():
    async def bad(): raise ValueError("bad")
    print(await asyncio.gather(say(0, "c"), bad(), say(0, "d"), return_exceptions=True))
asyncio.run(results())
