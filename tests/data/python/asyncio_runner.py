"""Runner: one loop for several calls, its context, and its end."""
import asyncio, contextvars
name = contextvars.ContextVar("name", default="none")
async def set_name(value):
    before = name.get()
    name.set(value)
    return before, name.get()
async def loop_of(): return asyncio.get_running_loop()
with asyncio.Runner() as runner:
    print(runner.run(set_name("one")), runner.run(set_name("two")), name.get())
    print(runner.run(loop_of()) is runner.get_loop(), runner.run(loop_of()) is runner.run(loop_of()))
    print(runner.run(set_name("three"), context=contextvars.copy_context()))
    print(runner.get_loop())
    loop = runner.get_loop()
print(loop.is_closed(), loop)
try: runner.run(loop_of())
except RuntimeError as error: print(error)
try: runner.get_loop()
except RuntimeError as error: print(error)
async def inner(runner):
    coroutine = loop_of()
    try: runner.run(coroutine)
    except RuntimeError as error: print(error)
    coroutine.close()
with asyncio.Runner(debug=True) as runner:
    runner.run(inner(runner))
    print(runner.get_loop().get_debug())
made = []
def factory():
    made.append(asyncio.new_event_loop())
    return made[-1]
with asyncio.Runner(loop_factory=factory) as runner:
    print(runner.run(loop_of()) is made[0], len(made))
lazy = asyncio.Runner(loop_factory=factory)
print(len(made))
lazy.close()
print(len(made))
