"""asyncio.run: results, exceptions, what it refuses, and what it does at its end."""
import asyncio
async def give(value): return value
async def fail(): raise ValueError("no")
print(asyncio.run(give(5)))
try: asyncio.run(fail())
except ValueError as error: print("raised", error)
class Awaitable:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return "awaited"
print(asyncio.run(Awaitable()))
for wrong in (5, give, "text"):
    try: asyncio.run(wrong)
    except TypeError as error: print(error)
async def nested():
    coroutine = give(1)
    try: asyncio.run(coroutine)
    except RuntimeError as error: print(error)
    coroutine.close()
asyncio.run(nested())
async def leftover(name):
    try:
        await asyncio.sleep(1000)
    except asyncio.CancelledError:
        print(name, "cancelled at the end")
        raise
    finally:
        print(name, "cleans up")
async def leaves():
    task = asyncio.create_task(leftover("left"))
    await asyncio.sleep(0)
    return task
task = asyncio.run(leaves())
print(task.cancelled(), task.done())
try: asyncio.get_running_loop()
except RuntimeError as error: print(error)
try: asyncio.get_event_loop()
except RuntimeError as error: print(error)
try: asyncio.current_task()
except RuntimeError as error: print(error)
try: asyncio.run(leftover("late"), debug=None, loop_factory=5)
except TypeError as error: print(error)
