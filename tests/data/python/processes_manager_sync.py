"""Locks, events and queues of a manager can also be sent to pools."""
import multiprocessing as mp
import queue


def adds(lock, total, amount):
    with lock:
        total.value = total.value + amount
    return amount


def puts(results, n):
    results.put(n * n)


def waits(event, results):
    results.put(event.wait(60))


if __name__ == "__main__":
    with mp.Manager() as manager:
        lock, total, results = manager.Lock(), manager.Value("i", 0), manager.Queue()
        with mp.Pool(2) as pool:
            print(pool.starmap(adds, [(lock, total, n) for n in range(5)]), total.value)
            pool.starmap(puts, [(results, n) for n in range(4)])
        print(sorted(results.get() for _ in range(4)), results.empty(), results.qsize())
        try:
            results.get_nowait()
        except queue.Empty as error:
            print("Empty", repr(error))
        event = manager.Event()
        process = mp.Process(target=waits, args=(event, results))
        process.start()
        event.set()
        print(results.get(), event.is_set())
        process.join()
        print(lock.acquire(), lock.acquire(False), lock.release())
        few = manager.BoundedSemaphore(1)
        with few:
            print(few.acquire(False))
        try:
            few.release()
        except ValueError as error:
            print(error)
        barrier = manager.Barrier(1)
        print(barrier.wait(), barrier.parties, barrier.broken)
