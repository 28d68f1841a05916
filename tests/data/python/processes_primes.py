"""The course's own: primes, found by a pool, an executor and processes with a queue."""
import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor


def primes_between(low, high):
    return sum(all(n % d for d in range(2, int(n ** 0.5) + 1)) for n in range(max(low, 2), high))


def works(low, high, results):
    results.put(primes_between(low, high))


if __name__ == "__main__":
    ranges = [(low, low + 500) for low in range(0, 2000, 500)]
    with mp.Pool(4) as pool:
        print(pool.starmap(primes_between, ranges))
    with ProcessPoolExecutor(4) as pool:
        print(list(pool.map(primes_between, *zip(*ranges))))
    results = mp.Queue()
    workers = [mp.Process(target=works, args=(*piece, results)) for piece in ranges]
    for worker in workers:
        worker.start()
    print(sum(results.get() for _ in workers))
    for worker in workers:
        worker.join()
