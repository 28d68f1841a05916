"""as_completed: in the order in which they are done, with for and async for."""
import asyncio
async def work(n, fail=False):
    await asyncio.sleep(0.02 * n)
    if fail: raise ValueError(n)
    return n
async def main():
    for one in asyncio.as_completed([work(3), work(1), work(2)]): print(await one)
    tasks = [asyncio.create_task(work(n), name=f"t{n}") for n in (2, 1)]
    async for task in asyncio.as_completed(tasks): print(task in tasks, task.get_name(), task.result())
    for one in asyncio.as_completed([work(1, True), work(2)]):
        try: print(await one)
        except ValueError as error: print("failed", error)
    try:
        for one in asyncio.as_completed([work(1), work(100)], timeout=0.05): print(await one)
    except TimeoutError as error: print(repr(error))
    try:
        async for task in asyncio.as_completed([work(100)], timeout=0.01): print(task)
    except TimeoutError as error: print(repr(error))
    print([x for x in asyncio.as_completed([])], [x async for x in asyncio.as_completed([])])
    coroutine = work(1)
    try: asyncio.as_completed(coroutine)
    except TypeError as error: print(error)
    coroutine.close()
    it = asyncio.as_completed([asyncio.create_task(work(1))])
    print(iter(it) is it, aiter(it) is it, await next(it))
    try: next(it)
    except StopIteration: print("empty")
asyncio.run(main())
