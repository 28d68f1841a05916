"""What asyncio.run does with what is left: tasks, their failures, generators, threads."""
import asyncio, time
async def stays(name, error=None):
    try: await asyncio.sleep(100)
    finally:
        print(name, "ends")
        if error: raise error
async def slow_end():
    try: await asyncio.sleep(100)
    except asyncio.CancelledError: await asyncio.sleep(0.02); print("slow end")
async def refuses():
    while True:
        try: await asyncio.sleep(0.01); return print("refused until now")
        except asyncio.CancelledError: pass
async def main():
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: print(context["message"], repr(context["exception"])))
    global kept
    kept = [asyncio.create_task(stays("plain")), ]
    await asyncio.sleep(0)
    return "main's result"
print(asyncio.run(main()))
async def failing():
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: print(context["message"], repr(context["exception"])))
    global kept
    kept = [asyncio.create_task(stays("failing", ValueError("at the end")))]
    await asyncio.sleep(0)
    raise KeyError("main's own")
try: asyncio.run(failing())
except KeyError as error: print(repr(error))
async def with_slow():
    global kept
    kept = [asyncio.create_task(slow_end())]; await asyncio.sleep(0)
asyncio.run(with_slow()); print(kept[0].done())
async def with_refusing():
    global kept
    kept = [asyncio.create_task(refuses())]; await asyncio.sleep(0)
asyncio.run(with_refusing())
async def with_thread():
    global kept
    kept = asyncio.get_running_loop().run_in_executor(None, lambda: (time.sleep(0.03), print("thread ends")))
    await asyncio.sleep(0)
    print("main ends")
asyncio.run(with_thread())
async def never_started():
    global kept
    kept = asyncio.create_task(stays("never started"))
asyncio.run(never_started()); print(kept.cancelled())
async def exits():
    try: raise SystemExit(3)
    finally: print("cleans")
try: asyncio.run(exits())
except SystemExit as error: print("exit", error.code)
async def in_task():
    async def bad(): raise KeyboardInterrupt
    await asyncio.create_task(bad())
try: asyncio.run(in_task())
except KeyboardInterrupt: print("interrupted")
