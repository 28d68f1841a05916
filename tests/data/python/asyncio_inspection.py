"""What is a coroutine, a future, awaitable; states of coroutines."""
import asyncio, inspect
async def work(): await asyncio.sleep(0); return 1
async def numbers(): yield 1
def plain(): return work()
class A:
    async def method(self): pass
    def __await__(self): return iter(())
async def main():
    c = work()
    print(asyncio.iscoroutine(c), asyncio.iscoroutine(plain), asyncio.iscoroutine(work), asyncio.isfuture(c))
    print(inspect.iscoroutinefunction(work), inspect.iscoroutinefunction(plain), inspect.iscoroutinefunction(A().method),
          inspect.iscoroutinefunction(numbers), inspect.isasyncgenfunction(numbers))
    print(inspect.isawaitable(c), inspect.isawaitable(A()), inspect.isawaitable(5), inspect.isasyncgen(numbers()))
    print(inspect.getcoroutinestate(c), inspect.iscoroutine(c))
    task = asyncio.create_task(c); await asyncio.sleep(0)
    print(inspect.getcoroutinestate(c), asyncio.isfuture(task), inspect.isawaitable(task))
    print(await task, inspect.getcoroutinestate(c))
    print(task.get_coro() is c, task.get_loop() is asyncio.get_running_loop())
    try: asyncio.ensure_future(5)
    except TypeError as error: print(error)
    print([name for name in ("run", "gather", "TaskGroup", "timeout", "Queue", "Barrier", "Runner", "to_thread") if name not in asyncio.__all__])
    print(asyncio.CancelledError.__mro__[1].__name__, asyncio.TimeoutError is TimeoutError, asyncio.CancelledError.__module__)
    print(asyncio.IncompleteReadError(b"ab", 5), asyncio.LimitOverrunError("over", 3).consumed, issubclass(asyncio.BrokenBarrierError, RuntimeError))
    print(asyncio.Queue.__module__, asyncio.Lock.__module__, asyncio.gather.__module__, asyncio.Task.__module__, asyncio.TaskGroup.__module__)
asyncio.run(main())
