"""Whoever is killed with a lock keeps it."""
import multiprocessing as mp
import time


def holds(lock, got):
    with lock:
        got.set()
        time.sleep(60)


if __name__ == "__main__":
    lock, got = mp.Lock(), mp.Event()
    process = mp.Process(target=holds, args=(lock, got))
    process.start()
    got.wait()
    print(lock.acquire(block=False))
    process.kill()
    process.join()
    print(process.exitcode, lock.acquire(timeout=0.05))
    lock.release()
    print(lock.acquire(timeout=0.05))
