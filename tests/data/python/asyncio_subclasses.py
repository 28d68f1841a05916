"""One's own tasks, futures, queues and handlers on top of asyncio's."""
import asyncio
class Noisy(asyncio.Task):
    def cancel(self, msg=None): print("cancel called"); return super().cancel(msg)
class Answer(asyncio.Future):
    def set_result(self, result): super().set_result(result * 2)
class Unique(asyncio.Queue):
    def _init(self, maxsize): self._queue = {}
    def _put(self, item): self._queue[item] = None
    def _get(self): return self._queue.pop(next(iter(self._queue)))
class Later:
    def __init__(self, seconds): self.seconds = seconds
    def __await__(self): yield from asyncio.sleep(self.seconds).__await__(); return self.seconds
async def main():
    loop = asyncio.get_running_loop()
    task = Noisy(asyncio.sleep(100), loop=loop, name="noisy"); await asyncio.sleep(0)
    task.cancel()
    try: await task
    except asyncio.CancelledError: print(type(task).__name__, task.get_name())
    answer = Answer(loop=loop); loop.call_soon(answer.set_result, 21)
    print(await answer, answer)
    unique = Unique()
    for n in (1, 2, 1, 3): await unique.put(n)
    print([await unique.get() for _ in range(unique.qsize())], unique.empty())
    print(await asyncio.gather(Later(0.02), Later(0.01)), await asyncio.wait_for(Later(0.01), 1))
    print(await asyncio.ensure_future(Later(0.01)))
    class Loop(asyncio.SelectorEventLoop):
        def create_task(self, coro, **options): print("creates", options.get("name")); return super().create_task(coro, **options)
    async def inner(): return await asyncio.create_task(asyncio.sleep(0, "in it"), name="named")
    def other():
        with asyncio.Runner(loop_factory=Loop) as runner: return runner.run(inner())
    print(await asyncio.to_thread(other))
asyncio.run(main())
