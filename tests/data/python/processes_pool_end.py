"""The end of a `with` ends the workers at once; close and join let them finish."""
import multiprocessing as mp
import time


def slow(n):
    time.sleep(0.2)
    return n


if __name__ == "__main__":
    with mp.Pool(2) as pool:
        result = pool.map_async(slow, range(4))
    print(result.ready(), all(process.exitcode is not None for process in pool._pool))
    pool = mp.Pool(2)
    result = pool.map_async(slow, range(4))
    pool.close()
    pool.join()
    print(result.get(), [process.exitcode for process in pool._pool])
    pool.terminate()
    print(mp.active_children())
    pool = mp.Pool(1)
    pool.terminate()
    pool.join()
    print(all(process.exitcode is not None for process in pool._pool))
