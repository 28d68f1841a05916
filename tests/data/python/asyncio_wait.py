"""wait: all, the first, the first failure, a timeout, and what it refuses."""
import asyncio
async def work(n, fail=False):
    await asyncio.sleep(0.02 * n)
    if fail: raise ValueError(n)
    return n
def show(done, pending): print(sorted(t.get_name() for t in done), sorted(t.get_name() for t in pending))
def make(*specs): return [asyncio.create_task(work(n, fail), name=f"{n}{'!' if fail else ''}") for n, fail in specs]
async def main():
    tasks = make((1, False), (2, False), (3, False))
    show(*await asyncio.wait(tasks))
    tasks = make((1, False), (3, False), (2, True))
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    show(done, pending)
    done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_EXCEPTION)
    show(done, pending)
    print(repr(tasks[2].exception()))
    show(*await asyncio.wait(tasks, timeout=0.001))
    show(*await asyncio.wait(tasks, timeout=5))
    show(*await asyncio.wait(tasks))
    slow = make((50, False))
    show(*await asyncio.wait(slow, timeout=0))
    print(slow[0].cancelled(), slow[0].cancel())
    for wrong in ([], None):
        try: await asyncio.wait(wrong)
        except (ValueError, TypeError) as error: print(error)
    coroutine = work(1)
    for call in (lambda: asyncio.wait([coroutine]), lambda: asyncio.wait(coroutine), lambda: asyncio.wait(slow, return_when="SOME"),
                 lambda: asyncio.wait(slow[0])):
        try: await call()
        except (ValueError, TypeError) as error: print(error)
    coroutine.close()
    print(asyncio.ALL_COMPLETED, asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION)
    tasks = make((50, False), (60, False))
    waiting = asyncio.create_task(asyncio.wait(tasks))
    await asyncio.sleep(0.01)
    waiting.cancel()
    await asyncio.wait([waiting])
    print(waiting.cancelled(), [t.done() for t in tasks])
asyncio.run(main())
