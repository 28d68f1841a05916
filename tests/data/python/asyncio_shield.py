"""shield: the inner task goes on when the outer one is cancelled."""
import asyncio
async def work(seconds, error=None):
    try: await asyncio.sleep(seconds)
    except asyncio.CancelledError: print("work cancelled"); raise
    if error: raise error
    return "worked"
async def main():
    loop = asyncio.get_running_loop()
    inner = asyncio.create_task(work(0.03))
    async def outer(): return await asyncio.shield(inner)
    task = asyncio.create_task(outer())
    await asyncio.sleep(0.01)
    task.cancel()
    try: await task
    except asyncio.CancelledError: print("outer cancelled", inner.done())
    print(await inner, await asyncio.shield(inner), asyncio.shield(inner) is inner)
    print(await asyncio.shield(work(0.01)))
    inner = asyncio.create_task(work(100))
    waiting = asyncio.shield(inner)
    await asyncio.sleep(0)
    inner.cancel()
    try: await waiting
    except asyncio.CancelledError: print("inner cancelled", waiting.cancelled())
    inner = asyncio.create_task(work(0.01, ValueError("inside")))
    try: await asyncio.shield(inner)
    except ValueError as error: print(error)
    loop.set_exception_handler(lambda loop, context: print(context["message"], repr(context["exception"])))
    inner = asyncio.create_task(work(0.01, ValueError("shielded")))
    waiting = asyncio.shield(inner)
    waiting.cancel()
    await asyncio.sleep(0.05)
    print(inner.done(), waiting.cancelled())
    try: asyncio.shield(5)
    except TypeError as error: print(error)
asyncio.run(main())
