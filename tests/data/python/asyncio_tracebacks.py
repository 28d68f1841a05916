"""Tracebacks through tasks: where an exception was, and what leaves the program."""
import asyncio, traceback
async def deep(n):
    if n: return await deep(n - 1)
    await asyncio.sleep(0)
    raise ValueError("deep")
async def middle(): return await asyncio.create_task(deep(1))
async def main():
    try: await middle()
    except ValueError as error:
        print([place.name for place in traceback.extract_tb(error.__traceback__) if place.filename.endswith("asyncio_tracebacks.py")])
    results = await asyncio.gather(deep(0), return_exceptions=True)
    print(repr(results[0]), [place.name for place in traceback.extract_tb(results[0].__traceback__)])
    task = asyncio.create_task(deep(0))
    for _ in range(2):
        try: await task
        except ValueError as error: print(len([p for p in traceback.extract_tb(error.__traceback__)]))
    try:
        try: await deep(0)
        except ValueError as error: raise KeyError("outer") from error
    except KeyError as error: print(repr(error.__cause__), repr(error.__context__))
    await middle()
asyncio.run(main())
