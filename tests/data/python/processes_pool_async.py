"""Results that come later, and what is called when they are there."""
import multiprocessing as mp
import threading
import time


def slow(n):
    time.sleep(n / 10)
    return n


def fails(n):
    raise ValueError(n)


def called(value):
    log.append((value, threading.current_thread() is not threading.main_thread()))


def failed(error):
    log.append(repr(error))


if __name__ == "__main__":
    log = []
    pool = mp.Pool(2)
    result = pool.apply_async(slow, (2,), callback=called)
    try:
        result.get(timeout=0.01)
    except mp.TimeoutError as error:
        print("not yet", repr(error), isinstance(error, TimeoutError))
    try:
        result.successful()
    except ValueError as error:
        print(str(error)[-9:])
    print(result.ready(), result.wait(), result.ready(), result.get(), log)
    log.clear()
    pool.apply_async(fails, (1,), error_callback=failed).wait()
    pool.map_async(slow, [0, 1], callback=called).wait()
    pool.map_async(fails, [5], callback=called, error_callback=failed).wait()
    print(log)
    waiting = [pool.apply_async(slow, (n,)) for n in (3, 1)]
    print([one.get() for one in waiting])
    print(list(pool.imap_unordered(slow, [4, 1])))
    results = pool.imap(slow, [3])
    try:
        results.next(timeout=0.01)
    except mp.TimeoutError:
        print("not yet")
    print(results.next())
    try:
        pool.join()
    except ValueError as error:
        print(error)
    late = pool.apply_async(slow, (1,))
    pool.close()
    try:
        pool.apply(slow, (1,))
    except ValueError as error:
        print(error)
    pool.join()
    print(late.get(), "closed and joined")
