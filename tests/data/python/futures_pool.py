"""ThreadPoolExecutor: submit, results, names of threads, how many there are, shutdown."""
from concurrent.futures import ThreadPoolExecutor
import threading, time
def work(n):
    time.sleep(0.01)
    return n, threading.current_thread().name
with ThreadPoolExecutor(2) as pool:
    print(len(pool._threads), pool._max_workers)
    first = pool.submit(work, 1)
    print(len(pool._threads), first.result())
    time.sleep(0.01)
    second = pool.submit(work, 2)
    print(len(pool._threads), second.result())
    both = [pool.submit(work, n) for n in (3, 4)]
    print(len(pool._threads), sorted(f.result()[0] for f in both))
print(first.done(), threading.active_count())
try: pool.submit(work, 5)
except RuntimeError as error: print(error)
with ThreadPoolExecutor(1, thread_name_prefix="own") as pool: print(pool.submit(work, 6).result())
with ThreadPoolExecutor(1) as pool: print(pool.submit(work, 7).result()[1])
def fails(): raise LookupError("inside")
with ThreadPoolExecutor(1) as pool:
    failing = pool.submit(fails)
    print(repr(failing.exception()))
    try: failing.result()
    except LookupError as error: print(error)
for wrong in (0, -1):
    try: ThreadPoolExecutor(wrong)
    except ValueError as error: print(error)
try: ThreadPoolExecutor(1, initializer=5)
except TypeError as error: print(error)
pool = ThreadPoolExecutor(1)
gate = threading.Event()
running = pool.submit(gate.wait)
waiting = [pool.submit(work, n) for n in range(3)]
time.sleep(0.01)
print(running.running(), running.cancel(), waiting[0].cancel(), waiting[0].cancelled())
pool.shutdown(wait=False, cancel_futures=True)
print([f.cancelled() for f in waiting])
gate.set()
print(running.result())
pool.shutdown()
pool.shutdown()
print(pool.submit.__name__, callable(pool.map))
print(ThreadPoolExecutor()._max_workers >= 5)
