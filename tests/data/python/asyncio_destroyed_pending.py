"""A task that ends before it is done says so."""
import asyncio, gc
async def waits(future): await future
async def main():
    loop = asyncio.get_running_loop()
    def circle():
        future = loop.create_future()
        task = loop.create_task(waits(future))
        return task
    task = circle()
    await asyncio.sleep(0)
    del task
    gc.collect()
    print("collected")
asyncio.run(main())
