"""Coroutines that nobody awaits, and what is awaited twice or cannot be awaited."""
import asyncio
async def work(): return 1
async def main():
    work()
    print("forgot one")
    coroutine = work()
    print(await coroutine)
    try: await coroutine
    except RuntimeError as error: print(error)
    for wrong in (5, None, [], work):
        try: await wrong
        except TypeError as error: print(error)
    task = asyncio.create_task(work())
    print(await task, await task, await task)
    waiting = asyncio.sleep(0.01)
    async def twice():
        try: await waiting
        except RuntimeError as error: print(error)
    await asyncio.gather(twice(), twice())
asyncio.run(main())
