"""What a loop does with exceptions of callbacks, by default and by a handler of one's own."""
import asyncio
def boom(): raise ValueError("boom")
def handler(loop, context):
    print(sorted(context), type(context.get("exception")).__name__, context["message"].split(" at ")[0])
async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    loop.call_soon(boom)
    loop.call_soon(print, "goes on")
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "own", "exception": KeyError("x"), "extra": 1})
    def bad(loop, context): raise TypeError("in the handler")
    loop.set_exception_handler(bad)
    loop.call_soon(boom)
    await asyncio.sleep(0)
    loop.set_exception_handler(None)
    loop.call_exception_handler({"message": "plain words", "b": 2, "a": [1]})
    loop.call_exception_handler({})
    try: loop.set_exception_handler(5)
    except TypeError as error: print(error)
    async def fails(): raise LookupError("unseen")
    loop.set_exception_handler(handler)
    task = asyncio.create_task(fails(), name="failing")
    await asyncio.sleep(0)
    del task
    await asyncio.sleep(0)
    future = loop.create_future()
    future.set_exception(OSError("unseen too"))
    del future
    seen = loop.create_future()
    seen.set_exception(OSError("seen"))
    print(repr(seen.exception()))
    del seen
asyncio.run(main())
