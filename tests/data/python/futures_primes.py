"""Primes counted by a pool of threads, in pieces."""
from concurrent.futures import ThreadPoolExecutor, as_completed
from math import isqrt
LIMIT = 3000  #@param {type:"integer"}
WORKERS = 4  #@param {type:"slider", min:1, max:16}
def is_prime(n): return n > 1 and all(n % d for d in range(2, isqrt(n) + 1))
def count(piece): return sum(map(is_prime, piece))
def pieces(): return [range(n, LIMIT, WORKERS) for n in range(WORKERS)]
with ThreadPoolExecutor(WORKERS) as pool:
    print(sum(pool.map(count, pieces())))
    jobs = {pool.submit(count, piece): n for n, piece in enumerate(pieces())}
    print(sum(job.result() for job in as_completed(jobs)), sorted(jobs[job] for job in jobs))
