"""What each thread of a pool does first, and a pool whose threads cannot begin."""
from concurrent.futures import ThreadPoolExecutor, BrokenExecutor
from concurrent.futures.thread import BrokenThreadPool
import threading, logging, time
logging.getLogger("concurrent.futures").disabled = True
local = threading.local()
made = []
def connect(word):
    local.connection = f"{word} of {threading.current_thread().name}"
    made.append(local.connection)
def use(n): time.sleep(0.01); return local.connection
with ThreadPoolExecutor(2, "pool", connect, ("connection",)) as pool:
    print(sorted(set(pool.map(use, range(6)))), sorted(made))
def breaks(): raise ValueError("no connection")
with ThreadPoolExecutor(1, initializer=breaks) as pool:
    future = pool.submit(use, 1)
    try: future.result()
    except BrokenExecutor as error: print(type(error).__name__, error)
    try: pool.submit(use, 2)
    except BrokenThreadPool as error: print(error)
print(issubclass(BrokenThreadPool, BrokenExecutor), issubclass(BrokenExecutor, RuntimeError))
