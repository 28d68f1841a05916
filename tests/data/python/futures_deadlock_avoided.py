"""Calls that wait for calls of the same pool: with enough threads they end, with a timeout one sees why not."""
from concurrent.futures import ThreadPoolExecutor
def outer(pool, timeout=None):
    inner = pool.submit(pow, 2, 10)
    try: return inner.result(timeout)
    except TimeoutError: inner.cancel(); return "no thread left"
with ThreadPoolExecutor(2) as pool: print(pool.submit(outer, pool).result())
with ThreadPoolExecutor(1) as pool: print(pool.submit(outer, pool, 0.02).result())
def chain(pool, n): return n if n == 0 else pool.submit(chain, pool, n - 1).result() + n
with ThreadPoolExecutor(5) as pool: print(pool.submit(chain, pool, 4).result())
