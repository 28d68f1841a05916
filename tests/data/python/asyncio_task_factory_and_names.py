"""Names of tasks are counted for the program, not for the loop."""
import asyncio
async def name(): return asyncio.current_task().get_name()
print(asyncio.run(name()), asyncio.run(name()))
async def main():
    print(await asyncio.gather(*[name() for _ in range(3)]))
    named = asyncio.create_task(name(), name="named")
    after = asyncio.create_task(name())
    print(await named, await after)
    async with asyncio.TaskGroup() as group:
        a = group.create_task(name()); b = group.create_task(name(), name="in the group")
    print(a.result(), b.result())
    print(await asyncio.wait_for(name(), 1), await asyncio.shield(name()))
    made = []
    def factory(loop, coro, **options):
        made.append(sorted(options)); return asyncio.Task(coro, loop=loop, **options)
    asyncio.get_running_loop().set_task_factory(factory)
    print(await asyncio.create_task(name()), await asyncio.create_task(name(), name="x"), made)
asyncio.run(main())
loop = asyncio.new_event_loop()
print(loop.run_until_complete(name()), loop.create_task(name(), name=None).get_name())
loop.run_until_complete(asyncio.sleep(0))
loop.close()
