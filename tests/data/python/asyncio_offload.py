"""A service that computes: inline, and in a pool; who else gets an answer meanwhile."""
import asyncio
from concurrent.futures import ThreadPoolExecutor
def compute(n): return sum(i * i for i in range(n))
async def inline(n): return compute(n)
async def in_pool(n, pool): return await asyncio.get_running_loop().run_in_executor(pool, compute, n)
async def ping(log):
    for _ in range(3): log.append("pong"); await asyncio.sleep(0)
async def main():
    log = []
    async def noted(work): value = await work; log.append(value); return value
    await asyncio.gather(noted(inline(2000)), ping(log), noted(inline(1000))); print(log); log.clear()
    with ThreadPoolExecutor(2) as pool:
        values = await asyncio.gather(*[in_pool(n, pool) for n in (2000, 1000, 500)], ping(log))
        print(values[:3], log)
asyncio.run(main())
