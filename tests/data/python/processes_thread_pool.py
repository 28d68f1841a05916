"""The same pool over threads, which share everything."""
import threading
from multiprocessing.pool import ThreadPool

seen = []


def square(n):
    seen.append(n)
    return n * n, threading.current_thread().daemon


if __name__ == "__main__":
    with ThreadPool(3) as pool:
        print(pool.map(square, range(4)), sorted(seen))
        print(pool.apply(lambda: "a lambda"), list(pool.imap(abs, [-1, 2])))
        try:
            pool.apply(divmod, (1, 0))
        except ZeroDivisionError as error:
            print(error, error.__cause__)
    pool = ThreadPool(2)
    result = pool.map_async(str, [1, 2])
    pool.close()
    pool.join()
    print(result.get())
