"""A child ends only when its queue is written out: what it put must be fetched before
it is joined."""
import math
import multiprocessing as mp


def work(results, n):
    results.put(math.factorial(n))


if __name__ == "__main__":
    results = mp.Queue()
    workers = [mp.Process(target=work, args=(results, 10_000)) for _ in range(4)]
    for worker in workers:
        worker.start()
    found = [results.get() for _ in workers]
    for worker in workers:
        worker.join()
    print(len(found), {number.bit_length() for number in found}, [worker.exitcode for worker in workers])
