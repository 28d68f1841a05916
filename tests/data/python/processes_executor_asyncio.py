"""A loop hands calls to processes and goes on meanwhile."""
import asyncio
from concurrent.futures import ProcessPoolExecutor


def square(n):
    return n * n


def fails():
    raise LookupError("in the process")


async def ticks(log, done):
    while not done.is_set():
        log.append(1)
        await asyncio.sleep(0.01)


async def main():
    loop, log, done = asyncio.get_running_loop(), [], asyncio.Event()
    with ProcessPoolExecutor(2) as pool:
        ticking = asyncio.create_task(ticks(log, done))
        print(await asyncio.gather(*[loop.run_in_executor(pool, square, n) for n in range(5)]))
        try:
            await loop.run_in_executor(pool, fails)
        except LookupError as error:
            print(error)
        done.set()
        await ticking


if __name__ == "__main__":
    asyncio.run(main())
