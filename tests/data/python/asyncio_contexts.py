"""Context variables in tasks, callbacks, threads and groups."""
import asyncio, contextvars
var = contextvars.ContextVar("var", default="unset")
log = []
async def child(name):
    before = var.get(); var.set(name); await asyncio.sleep(0)
    log.append((name, before, var.get()))
async def main():
    loop = asyncio.get_running_loop()
    var.set("main")
    await asyncio.gather(child("a"), child("b"))
    print(sorted(log), var.get()); log.clear()
    await child("inline"); print(var.get())
    loop.call_soon(lambda: log.append(var.get()))
    var.set("later")
    loop.call_soon(lambda: log.append(var.get()))
    own = contextvars.copy_context(); own.run(var.set, "own")
    loop.call_soon(lambda: log.append(var.get()), context=own)
    loop.call_later(0.001, lambda: log.append(var.get()), context=own)
    future = loop.create_future()
    future.add_done_callback(lambda f: log.append(("callback", var.get())))
    future.add_done_callback(lambda f: log.append(("own callback", var.get())), context=own)
    var.set("last"); future.set_result(None)
    await asyncio.sleep(0.02); print(log); log.clear()
    print(await asyncio.to_thread(var.get))
    async with asyncio.TaskGroup() as group: group.create_task(child("grouped"), context=own)
    print(log, own[var], var.get())
    async def timed():
        async with asyncio.timeout(1): var.set("inside")
        return var.get()
    print(await timed(), var.get())
    print(await asyncio.wait_for(timed(), 1), await asyncio.create_task(timed()))
asyncio.run(main())
print(var.get())
