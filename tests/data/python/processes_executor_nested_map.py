"""Results of map: in order, a failure when it is reached, and what is never asked for."""
from concurrent.futures import ProcessPoolExecutor, TimeoutError
import time


def checked(n):
    if n == 3:
        raise ValueError("three")
    return n


def sleeps(n):
    time.sleep(n)
    return n


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as pool:
        got = []
        try:
            for result in pool.map(checked, range(6)):
                got.append(result)
        except ValueError as error:
            print(got, error)
        pool.map(checked, [3])
        print("nobody asked")
        try:
            list(pool.map(sleeps, [0, 5], timeout=1.5))
        except TimeoutError as error:
            print("too long")
        pool.kill_workers()
    with ProcessPoolExecutor(2) as pool:
        print(list(pool.map(checked, [2, 1, 0])), list(pool.map(max, [1, 5], [3, 2])))
        print(sum(pool.map(checked, range(100, 130), chunksize=7)))
