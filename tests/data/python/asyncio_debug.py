"""Debug mode: slow callbacks, calls from the wrong thread, coroutines where functions belong."""
import asyncio, time, threading, logging
class Handler(logging.Handler):
    def emit(self, record): print(record.levelname, record.getMessage().split(" created at")[0].split(" took")[0])
logging.getLogger("asyncio").addHandler(Handler())
logging.getLogger("asyncio").propagate = False
async def slow(): time.sleep(0.15)
async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    await asyncio.create_task(slow(), name="slow one")
    loop.slow_callback_duration = 10
    await asyncio.create_task(slow())
    for wrong in (slow, 5):
        try: loop.call_soon(wrong)
        except TypeError as error: print(str(error).split("<")[0])
    coroutine = slow()
    try: loop.call_later(1, coroutine)
    except TypeError as error: print(error)
    coroutine.close()
    def elsewhere():
        try: loop.call_soon(print)
        except RuntimeError as error: print(error)
    await asyncio.to_thread(elsewhere)
    loop.set_debug(False); print(loop.get_debug())
asyncio.run(main(), debug=True)
