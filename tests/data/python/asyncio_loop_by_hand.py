"""An event loop made, run, stopped and closed by hand."""
import asyncio
loop = asyncio.new_event_loop()
print(loop.is_running(), loop.is_closed(), loop.get_debug())
loop.call_soon(print, "first")
loop.call_soon(lambda: loop.call_soon(print, "next iteration"))
loop.call_soon(loop.stop)
loop.call_soon(print, "still this iteration")
loop.run_forever()
print("stopped")
loop.call_soon(loop.stop)
loop.run_forever()
async def work():
    print(loop.is_running())
    return 7
print(loop.run_until_complete(work()))
future = loop.create_future()
loop.call_later(0.01, future.set_result, "later")
print(loop.run_until_complete(future), future.get_loop() is loop)
async def stops():
    loop.stop()
    await asyncio.sleep(1000)
task = loop.create_task(stops())
try: loop.run_until_complete(task)
except RuntimeError as error: print(error)
task.cancel()
try: loop.run_until_complete(task)
except asyncio.CancelledError: print("cancelled")
async def again():
    other = asyncio.new_event_loop()
    coroutine = work()
    for one in (loop, other):
        try: one.run_forever()
        except RuntimeError as error: print(error)
    try: loop.close()
    except RuntimeError as error: print(error)
    coroutine.close()
    other.close()
loop.run_until_complete(again())
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop)
asyncio.set_event_loop(None)
try: asyncio.set_event_loop(5)
except TypeError as error: print(error)
loop.close()
loop.close()
for call in (lambda: loop.call_soon(print), lambda: loop.call_later(1, print), lambda: loop.run_forever(),
             lambda: loop.call_at(1, print), lambda: loop.call_soon_threadsafe(print),
             lambda: loop.run_in_executor(None, print)):
    try: call()
    except RuntimeError as error: print(error)
