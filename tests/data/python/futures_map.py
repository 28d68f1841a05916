"""Executor.map: order, lazily raised errors, timeouts, several iterables, a buffer."""
from concurrent.futures import ThreadPoolExecutor
import time
started = []
def slow(n):
    started.append(n); time.sleep(0.03 - 0.01 * n); return n * n
with ThreadPoolExecutor(3) as pool:
    print(list(pool.map(slow, range(3))), sorted(started))
    print(list(pool.map(pow, (2, 3, 4), (5, 2, 3))), list(pool.map(pow, (2, 3, 4), (5,))), list(pool.map(slow, [])))
    def check(n):
        if n == 2: raise ValueError(n)
        return n
    results = pool.map(check, range(4))
    print(next(results), next(results))
    try: next(results)
    except ValueError as error: print("third", error)
    try: next(results)
    except StopIteration: print("over")
    pool.map(check, [2])
    print("nobody looks")
    try: list(pool.map(time.sleep, [0.1], timeout=0.01))
    except TimeoutError as error: print(repr(error))
with ThreadPoolExecutor(1) as pool:
    started.clear()
    def note(n): started.append(n); return n
    lazy = pool.map(note, range(5), buffersize=2)
    time.sleep(0.02); print(started)
    print(next(lazy)); time.sleep(0.02); print(started)
    print(list(lazy))
    for wrong in (0, "x"):
        try: pool.map(note, [1], buffersize=wrong)
        except (ValueError, TypeError) as error: print(error)
    started.clear()
    unread = pool.map(lambda n: (time.sleep(0.02), started.append(n)), range(4))
    next(unread); unread.close(); time.sleep(0.1)
    print(len(started) < 4)
