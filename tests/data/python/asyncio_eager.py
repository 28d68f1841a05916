"""Eager tasks: they run at once up to their first wait."""
import asyncio
log = []
async def work(name, waits):
    log.append(name + " starts in " + asyncio.current_task().get_name())
    if waits: await asyncio.sleep(0)
    log.append(name + " ends")
    return name
async def fails(): raise ValueError("at once")
async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_task_factory())
    loop.set_task_factory(asyncio.eager_task_factory)
    print(loop.get_task_factory() is asyncio.eager_task_factory)
    a = asyncio.create_task(work("a", False)); log.append("created a")
    b = asyncio.create_task(work("b", True)); log.append("created b")
    print(a.done(), b.done(), a.get_coro(), log, asyncio.current_task().get_name()); log.clear()
    print(await a, await b, log); log.clear()
    print(await asyncio.gather(work("c", True), work("d", False)), log); log.clear()
    bad = asyncio.create_task(fails())
    print(bad.done(), repr(bad.exception()))
    async with asyncio.TaskGroup() as group:
        one = group.create_task(work("e", False)); two = group.create_task(work("f", True))
    print(one, two.result(), log); log.clear()
    lazy = asyncio.Task(work("g", False), loop=loop); print(lazy.done(), log)
    eager = asyncio.Task(work("h", False), loop=loop, eager_start=True); print(eager.done(), log)
    await lazy
    class Own(asyncio.Task): pass
    loop.set_task_factory(asyncio.create_eager_task_factory(Own))
    print(type(asyncio.create_task(work("i", False))).__name__)
    later = asyncio.create_task(work("j", False), eager_start=False); print(later.done(), await later)
    loop.set_task_factory(lambda loop, coro, **options: asyncio.Task(coro, loop=loop, **options))
    print(asyncio.create_task(work("k", False), name="kay").get_name())
    loop.set_task_factory(None)
    try: loop.set_task_factory(5)
    except TypeError as error: print(error)
    usual = asyncio.create_task(work("l", False), eager_start=True); print(usual.done())
asyncio.run(main())
