"""What a coroutine must not give to its loop."""
import asyncio, types
class Wrong:
    def __init__(self, value): self.value = value
    def __await__(self): return (yield self.value)
async def main():
    loop = asyncio.get_running_loop()
    async def give(value):
        try: await Wrong(value)
        except RuntimeError as error: print(str(error).split(" coro=")[0][:44])
    await give(5)
    await give("text")
    await give(loop.create_future())
    await give(n for n in range(3))
    await Wrong(None)
    async def itself():
        try: await asyncio.current_task()
        except RuntimeError as error: print(str(error)[:32])
    await asyncio.create_task(itself())
    other = asyncio.new_event_loop()
    foreign = other.create_future()
    try: await foreign
    except RuntimeError as error: print("attached to a different loop" in str(error))
    try: asyncio.ensure_future(foreign, loop=loop)
    except ValueError as error: print(error)
    try: asyncio.gather(foreign, loop.create_future())
    except ValueError as error: print(error)
    other.close()
    @types.coroutine
    def old(): yield from asyncio.sleep(0.01, "old style").__await__(); return "done"
    print(await old())
asyncio.run(main())
