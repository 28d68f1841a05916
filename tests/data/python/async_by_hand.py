"""Coroutines and asynchronous generators, driven by hand."""
class Wait:
    def __init__(self, name): self.name = name
    def __await__(self):
        got = yield self.name
        return f"{self.name} gave {got}"
def attempt(action, *args):
    try: print(action(*args))
    except BaseException as error: print(type(error).__name__, error)
async def two():
    first = await Wait("a")
    print(first)
    try: return await Wait("b"), first
    except ValueError as error: return f"caught {error}"
    finally: print("finally")
c = two(); print(c.send(None), c.send(1)); attempt(c.send, 2); attempt(c.send, None)
c = two(); c.send(None); c.send(1); attempt(c.throw, ValueError("v"))
c = two(); c.send(None); attempt(c.close); attempt(c.send, None); attempt(c.close)
c = two(); attempt(c.send, 1); print(c.cr_running, c.cr_await, c.__name__, c.cr_suspended); c.close()
async def outer(): return await two()
c = outer(); print(c.send(None), c.cr_await.__name__, c.send(5)); attempt(c.send, 6)
async def wrong(what): await what
for what in (5, [], (x for x in ()), None): attempt(wrong(what).send, None)
class Bad:
    def __await__(self): return 5
class Bad2:
    def __await__(self): return wrong(1)
attempt(wrong(Bad()).send, None); attempt(wrong(Bad2()).send, None)
c = two(); c.send(None)
async def again(): await c
attempt(again().send, None); c.close(); attempt(again().send, None)
attempt(iter, c); attempt(next, c); attempt(list, c)
async def agen(n):
    try:
        for i in range(n):
            got = yield i
            if got: print("got", got)
            await Wait(f"w{i}")
    except KeyError as error: print("agen caught", error); yield "after"
    finally: print("agen finally")
def run(coroutine):
    try:
        while True: print("waits for", coroutine.send(None))
    except StopIteration as stop: return stop.value
    except BaseException as error: return f"{type(error).__name__} {error}"
async def collect(): return [x async for x in agen(2)], {x: 1 async for x in agen(1) if x == 0}
print(run(collect()))
a = agen(3); print(run(a.__anext__()), run(a.asend("hello")), run(a.athrow(KeyError("k"))), run(a.__anext__()), run(a.__anext__()))
a = agen(3); print(run(a.asend(1))); print(run(a.__anext__()), run(a.aclose()), run(a.__anext__()), a.ag_running, a.__name__)
async def loop():
    async for x in agen(1): print("item", x)
    else: print("else")
    async for x in agen(5): break
    try:
        async for x in [1]: pass
    except TypeError as error: print(error)
    return await anext(agen(1)), await anext(agen(0), "default")
print(run(loop()))
class Manager:
    def __init__(self, hides): self.hides = hides
    async def __aenter__(self): print("enter", await Wait("entering")); return self
    async def __aexit__(self, kind, value, trace): print("exit", kind and kind.__name__, value, await Wait("leaving")); return self.hides
async def using(hides):
    async with Manager(hides) as m: print(m.hides); raise ValueError("inside")
    return "went on"
print(run(using(True))); print(run(using(False)))
async def sync_with():
    with Manager(1): pass
async def no_manager():
    async with 5: pass
print(run(sync_with())); print(run(no_manager()))
class Counter:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0: raise StopAsyncIteration
        self.n -= 1; return self.n
async def over(): return [x async for x in Counter(3)], [await Wait(str(i)) for i in range(2)], (x async for x in Counter(1)).__name__
print(run(over()))
async def stop(): raise StopIteration(1)
async def agstop():
    raise StopAsyncIteration
    yield
print(run(stop())); print(run(agstop().__anext__()))
