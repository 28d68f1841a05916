"""An executor with processes: futures as those of threads."""
import concurrent.futures
import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor, as_completed


def square(n):
    return n * n


def power(base, exponent=2):
    return base ** exponent


def fails(n):
    raise ValueError(f"no {n}")


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=3) as pool:
        print(list(pool.map(square, range(10))))
        print(list(pool.map(power, [2, 3], [5, 4])), list(pool.map(square, range(7), chunksize=3)))
        future = pool.submit(power, 2, exponent=10)
        print(future.result(), future.done(), future.exception())
        future = pool.submit(fails, 1)
        print(repr(future.exception()), type(future.exception().__cause__).__name__)
        futures = [pool.submit(square, n) for n in range(5)]
        print(sorted(one.result() for one in as_completed(futures)))
        done, left = concurrent.futures.wait([pool.submit(square, n) for n in range(3)])
        print(len(done), len(left))
        results = pool.map(fails, [1, 2])
        try:
            next(results)
        except ValueError as error:
            print(error)
    try:
        pool.submit(square, 1)
    except RuntimeError as error:
        print(error)
    print(mp.active_children())
    for wrong in (dict(max_workers=0), dict(max_workers=1, initializer=5), dict(max_tasks_per_child=0),
                  dict(max_tasks_per_child=1, mp_context=mp.get_context("fork")), dict(max_tasks_per_child="1")):
        try:
            ProcessPoolExecutor(**wrong)
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)
    with ProcessPoolExecutor(1) as pool:
        try:
            pool.map(square, [1], chunksize=0)
        except ValueError as error:
            print(error)
