"""Threads beside a loop: to_thread, run_in_executor, call_soon_threadsafe, run_coroutine_threadsafe."""
import asyncio, threading, time, contextvars
from concurrent.futures import ThreadPoolExecutor
var = contextvars.ContextVar("var", default="unset")
def blocking(seconds, value=None):
    time.sleep(seconds)
    return value, threading.current_thread().name.rstrip("0123456789"), var.get()
def fails(): raise KeyError("in a thread")
async def ticks(log):
    for n in range(4): log.append(n); await asyncio.sleep(0.02)
async def main():
    loop = asyncio.get_running_loop()
    var.set("main's")
    log = []
    ticking = asyncio.create_task(ticks(log))
    print(await asyncio.to_thread(blocking, 0.05, value=1), log)
    await ticking
    print(await loop.run_in_executor(None, blocking, 0.01, 2))
    with ThreadPoolExecutor(2, "own") as pool:
        print(await asyncio.gather(*[loop.run_in_executor(pool, blocking, 0.02 * (n + 1), n) for n in range(2)]))
    try: await asyncio.to_thread(fails)
    except KeyError as error: print(repr(error))
    event = asyncio.Event()
    threading.Timer(0.02, lambda: loop.call_soon_threadsafe(event.set)).start()
    await event.wait(); print("woken by a thread")
    async def answer(n): await asyncio.sleep(0.01); return n * 2
    def asks():
        future = asyncio.run_coroutine_threadsafe(answer(21), loop)
        return future.result(), type(future).__module__
    print(await asyncio.to_thread(asks))
    def asks_in_vain():
        future = asyncio.run_coroutine_threadsafe(asyncio.sleep(100), loop)
        try: future.result(0.02)
        except TimeoutError: print("timeout", future.cancel())
    await asyncio.to_thread(asks_in_vain)
    def not_here():
        try: asyncio.get_running_loop()
        except RuntimeError as error: print(error)
        try: asyncio.get_event_loop()
        except RuntimeError as error: print(str(error).rstrip("'.0123456789"))
        return asyncio.run(answer(4))
    print(await asyncio.to_thread(not_here))
    try: asyncio.run_coroutine_threadsafe(5, loop)
    except TypeError as error: print(error)
    slow = asyncio.create_task(asyncio.to_thread(blocking, 0.05)); await asyncio.sleep(0.01)
    slow.cancel()
    try: await slow
    except asyncio.CancelledError: print("the task is cancelled, the thread goes on")
    print(sorted({t.name.rstrip("0123456789") for t in threading.enumerate()}))
    try: loop.set_default_executor(5)
    except TypeError as error: print(error)
asyncio.run(main())
print([t.name for t in threading.enumerate()])
