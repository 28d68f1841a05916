"""async for and async with in all their forms, on a loop."""
import asyncio, contextlib
class Ticker:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if not self.n: raise StopAsyncIteration
        self.n -= 1; await asyncio.sleep(0); return self.n
@contextlib.asynccontextmanager
async def opened(name):
    print("open", name); await asyncio.sleep(0)
    try: yield name.upper()
    except ValueError as error: print("handles", error)
    finally: await asyncio.sleep(0); print("close", name)
async def main():
    async for n in Ticker(3): print(n, end=" ")
    else: print("else")
    print([n async for n in Ticker(4) if n % 2], {n async for n in Ticker(2)}, [await asyncio.sleep(0, n) for n in range(3)])
    print([(a, b) async for a in Ticker(2) for b in range(2)], sorted([n async for n in Ticker(3)]))
    async with opened("a") as a, opened("b") as b: print(a, b)
    async with opened("c"): raise ValueError("inside")
    async with contextlib.AsyncExitStack() as stack:
        print([await stack.enter_async_context(opened(n)) for n in "xy"])
        stack.push_async_callback(asyncio.sleep, 0); stack.callback(print, "callback")
    gen = (n * n async for n in Ticker(4))
    print(await anext(gen), [n async for n in gen], await anext(gen, "empty"))
    async def merge(*sources):
        queue, left = asyncio.Queue(), len(sources)
        async def feed(source):
            nonlocal left
            async for item in source: await queue.put(item)
            left -= 1
            if not left: await queue.put(None)
        async with asyncio.TaskGroup() as group:
            for source in sources: group.create_task(feed(source))
            while (item := await queue.get()) is not None: yield item
    print([n async for n in merge(Ticker(3), Ticker(2))])
    try:
        async for n in 5: pass
    except TypeError as error: print(error)
    try:
        async with 5: pass
    except TypeError as error: print(error)
    async with contextlib.aclosing(Ticker2()) as t: print(await anext(t))
async def Ticker2():
    try: yield 1
    finally: print("closed by aclosing")
asyncio.run(main())
