"""A task whose exception nobody fetches says so when it ends."""
import asyncio
async def fails(word):
    await asyncio.sleep(0)
    raise ValueError(word)
async def main():
    task = asyncio.create_task(fails("let go"))
    await asyncio.sleep(0.01)
    print("task done", task.done())
    del task
    print("let go")
    asyncio.create_task(fails("kept by nobody"), name="alone")
    await asyncio.sleep(0.01)
    print("end of main")
    kept = asyncio.create_task(fails("fetched"))
    await asyncio.sleep(0.01)
    print(repr(kept.exception()))
asyncio.run(main())
print("over")
