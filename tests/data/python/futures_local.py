"""A pool whose workers each make a connection once and keep it."""
from concurrent.futures import ThreadPoolExecutor
import threading, time
local, lock, made = threading.local(), threading.Lock(), []
def connection():
    if not hasattr(local, "connection"):
        with lock: made.append(threading.current_thread().name); local.connection = len(made)
    return local.connection
def use(n): time.sleep(0.002); return connection()
with ThreadPoolExecutor(4) as pool: used = list(pool.map(use, range(40)))
print(len(made), set(used), len(used), sorted(made))
