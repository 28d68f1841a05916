"""Asynchronous generators on a loop: comprehensions, asend, athrow, those that are left, and those that are open at the end."""
import asyncio, gc
async def count(name, n):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            yield i
    finally:
        await asyncio.sleep(0)
        print(name, "closed")
async def main():
    print([x async for x in count("all", 3)], {x: 1 async for x in count("dict", 2)})
    print(sum([x async for x in count("some", 6) if x % 2]))
    async for x in count("left", 5):
        if x == 1: break
    print("left the loop")
    await asyncio.sleep(0.01)
    agen = count("closed by hand", 5)
    print(await anext(agen), await agen.__anext__())
    await agen.aclose()
    async def echo():
        got = yield "first"
        while True:
            try: got = yield got * 2
            except ValueError as error: got = str(error)
    e = echo()
    print(await e.asend(None), await e.asend(5), await e.athrow(ValueError("x")), await anext(echo()))
    try: await anext(count("empty", 0))
    except StopAsyncIteration: print("stop")
    print(await anext(count("default", 0), "none"))
    both = await asyncio.gather(*[collect(n) for n in (3, 2)])
    print(both)
    open_one = count("open at the end", 5)
    print(await anext(open_one))
    return open_one
async def collect(n): return [x async for x in count(f"c{n}", n)]
kept = asyncio.run(main())
print("after")
