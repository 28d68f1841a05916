"""Patterns of courses: a limit of concurrency, retries, periodic work, a race, a background task, a cache."""
import asyncio, functools
async def limited():
    semaphore, active, most = asyncio.Semaphore(2), 0, 0
    async def fetch(n):
        nonlocal active, most
        async with semaphore:
            active += 1; most = max(most, active); await asyncio.sleep(0.01); active -= 1
            return n
    print(await asyncio.gather(*[fetch(n) for n in range(5)]), most)
async def retried():
    tries = 0
    async def flaky():
        nonlocal tries
        tries += 1
        if tries < 3: raise ConnectionError(tries)
        return "answer"
    for attempt in range(5):
        try: print(await flaky()); break
        except ConnectionError as error: print("failed", error); await asyncio.sleep(0.01 * 2 ** attempt)
async def periodic():
    loop, ticks = asyncio.get_running_loop(), []
    began = loop.time()
    async def tick():
        while True: ticks.append(round((loop.time() - began) * 50)); await asyncio.sleep(0.02)
    task = asyncio.create_task(tick())
    await asyncio.sleep(0.07); task.cancel(); print(ticks)
async def race():
    async def mirror(name, delay): await asyncio.sleep(delay); return name
    tasks = {asyncio.create_task(mirror(*m)) for m in (("slow", 10), ("quick", 0.01), ("middle", 5))}
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending: task.cancel()
    print(done.pop().result(), len(await asyncio.gather(*pending, return_exceptions=True)))
async def background():
    running = set()
    async def job(n): await asyncio.sleep(0.01 * n); print("job", n)
    for n in (2, 1):
        task = asyncio.create_task(job(n)); running.add(task); task.add_done_callback(running.discard)
    await asyncio.sleep(0.05); print(running)
async def cached():
    @functools.cache
    def load(key): print("loads", key); return asyncio.create_task(asyncio.sleep(0.01, key.upper()))
    print(await asyncio.gather(load("a"), load("b"), load("a")))
class Connection:
    async def __aenter__(self): print("opens"); await asyncio.sleep(0); return self
    async def __aexit__(self, kind, error, trace): print("closes", kind and kind.__name__); await asyncio.sleep(0); return kind is KeyError
async def resources():
    async with Connection() as a, Connection(): raise KeyError("swallowed")
    try:
        async with asyncio.timeout(0.01):
            async with Connection(): await asyncio.sleep(1)
    except TimeoutError: print("timed out")
for program in (limited, retried, periodic, race, background, cached, resources): asyncio.run(program())
