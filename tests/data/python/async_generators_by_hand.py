"""Asynchronous generators and context managers, driven without a loop."""
from contextlib import asynccontextmanager, AsyncExitStack
class Pause:
    def __init__(self, name): self.name = name
    def __await__(self): return (yield self.name)
def run(coroutine, *answers):
    answers, asked = list(answers), []
    try:
        value = None
        while True: asked.append(coroutine.send(value)); value = answers.pop(0) if answers else None
    except StopIteration as stop: return stop.value, asked
    except Exception as error: return f"{type(error).__name__}: {error}", asked
async def numbers(n):
    try:
        for i in range(n):
            got = await Pause(f"before {i}")
            sent = yield i if got is None else got
            if sent: print("sent", sent)
    finally: await Pause("cleaning"); print("cleaned")
async def collect(): return [x async for x in numbers(2)]
print(run(collect()), run(collect(), "x", "y"))
async def early():
    it = numbers(5)
    async for x in it:
        if x == 1: break
    else: return "never"
    await it.aclose()
    return "broken off"
print(run(early()))
async def by_hand():
    it = numbers(3)
    one = await anext(it); two = await it.asend("hello"); await it.aclose()
    try: await anext(it)
    except StopAsyncIteration: return one, two, "over"
print(run(by_hand()))
async def thrown():
    it = numbers(3); await anext(it)
    try: await it.athrow(ValueError("in"))
    except ValueError as error: return f"came out: {error}"
print(run(thrown()))
@asynccontextmanager
async def managed(name, hides=False):
    print("enter", name); await Pause(f"opening {name}")
    try: yield name
    except KeyError as error:
        print("saw", repr(error))
        if not hides: raise
    finally: await Pause(f"closing {name}"); print("exit", name)
async def using():
    async with managed("a") as a, managed("b", True) as b: print(a, b); raise KeyError("k")
    return "hidden"
print(run(using()))
async def not_hidden():
    async with managed("c"): raise KeyError("k")
print(run(not_hidden()))
async def stacked():
    async with AsyncExitStack() as stack:
        names = [await stack.enter_async_context(managed(n)) for n in "xy"]
        stack.callback(print, "callback"); return names
print(run(stacked()))
class Lines:
    def __init__(self, *lines): self.lines = list(lines)
    def __aiter__(self): return self
    async def __anext__(self):
        await Pause("reading")
        if not self.lines: raise StopAsyncIteration
        return self.lines.pop(0)
async def comprehensions(): return [l.upper() async for l in Lines("a", "b")], {l: len(l) async for l in Lines("cc")}, {l async for l in Lines("d", "d")}, [x async for x in (y async for y in Lines("e"))]
print(run(comprehensions()))
async def gather(*coroutines):
    results = []
    for c in coroutines: results.append(await c)
    return results
async def add(a, b): await Pause("adding"); return a + b
print(run(gather(add(1, 2), add("a", "b"))), run(add(1, "x")))
