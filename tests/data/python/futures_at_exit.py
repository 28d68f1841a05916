"""A pool that nobody shuts down: the program waits for its calls at the end."""
from concurrent.futures import ThreadPoolExecutor
import time, atexit
def work(n): time.sleep(0.02 * n); print("worked", n)
pool = ThreadPoolExecutor(2)
for n in (1, 2, 3): pool.submit(work, n)
other = ThreadPoolExecutor(1)
other.submit(work, 7)
del other
atexit.register(print, "at exit")
print("end of the program")
