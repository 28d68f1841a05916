"""A scheduler of coroutines by hand: sleeping, waiting for each other, failing, cancelling."""
import heapq
class Sleep:
    def __init__(self, time): self.time = time
    def __await__(self): return (yield self)
class Join:
    def __init__(self, task): self.task = task
    def __await__(self):
        if not self.task.done: yield self
        return self.task.result()
class Task:
    def __init__(self, coroutine, name): self.coroutine, self.name, self.done, self.value, self.error, self.waiting = coroutine, name, False, None, None, []
    def result(self):
        if self.error: raise self.error
        return self.value
class Loop:
    def __init__(self): self.now, self.ready, self.order = 0, [], 0
    def at(self, time, task, thrown=None): self.order += 1; heapq.heappush(self.ready, (time, self.order, task, thrown))
    def spawn(self, coroutine, name): task = Task(coroutine, name); self.at(self.now, task); return task
    def cancel(self, task): self.at(self.now, task, KeyboardInterrupt("cancelled"))
    def run(self, main):
        main = self.spawn(main, "main")
        while self.ready:
            self.now, _, task, thrown = heapq.heappop(self.ready)
            if task.done: continue
            try: asked = task.coroutine.throw(thrown) if thrown else task.coroutine.send(None)
            except StopIteration as stop: self.finish(task, stop.value, None)
            except BaseException as error: self.finish(task, None, error)
            else:
                if isinstance(asked, Sleep): self.at(self.now + asked.time, task)
                else: asked.task.waiting.append(task)
        return main.result()
    def finish(self, task, value, error):
        task.done, task.value, task.error = True, value, error
        print(f"[{self.now}] {task.name} ends:", repr(error) if error else value)
        for other in task.waiting: self.at(self.now, other)
loop = Loop()
async def work(name, *times):
    for time in times:
        await Sleep(time); print(f"[{loop.now}] {name} slept {time}")
    return name.upper()
async def fails():
    try: await Sleep(2); raise ValueError("broken")
    finally: await Sleep(1); print(f"[{loop.now}] cleaned up")
async def stubborn():
    try: await Sleep(100)
    except KeyboardInterrupt as error: print(f"[{loop.now}] told {error}"); await Sleep(1); return "stopped late"
class Manager:
    async def __aenter__(self): await Sleep(1); print(f"[{loop.now}] entered"); return self
    async def __aexit__(self, *details): await Sleep(1); print(f"[{loop.now}] left", details[0])
async def numbers(n):
    for i in range(n): await Sleep(1); yield i
async def main():
    a, b = loop.spawn(work("a", 3, 1), "a"), loop.spawn(work("b", 1, 1), "b")
    bad, slow = loop.spawn(fails(), "bad"), loop.spawn(stubborn(), "slow")
    print(await Join(b), await Join(a))
    try: await Join(bad)
    except ValueError as error: print("seen:", error)
    loop.cancel(slow); print(await Join(slow))
    async with Manager() as m: print([n async for n in numbers(3)], type(m).__name__)
    return sum([n async for n in numbers(3) if n])
print(loop.run(main()))
