"""Locks of processes: what they look like, who may let them go."""
import multiprocessing as mp
import threading


def attempt(what, call):
    try:
        print(what, call())
    except Exception as error:
        print(what, type(error).__name__, error)


def looks(*locks):
    print(mp.current_process().name, *locks)


if __name__ == "__main__":
    context = mp.get_context("fork")
    lock, rlock = context.Lock(), context.RLock()
    print(lock, rlock, lock.locked())
    print(lock.acquire(), lock, lock.acquire(block=False), lock.acquire(timeout=0.01), lock.locked())
    process = context.Process(target=looks, args=(lock, rlock), name="child")
    process.start()
    process.join()
    thread = threading.Thread(target=lock.release)
    thread.start()
    thread.join()
    print(lock)
    attempt("release twice:", lock.release)
    with rlock, rlock:
        print(rlock)
        process = context.Process(target=looks, args=(lock, rlock), name="child")
        process.start()
        process.join()
        thread = threading.Thread(target=attempt, args=("not mine:", rlock.release))
        thread.start()
        thread.join()
    print(rlock)
    attempt("release rlock:", rlock.release)
    few, bounded = context.Semaphore(2), context.BoundedSemaphore(2)
    print(few, bounded, few.get_value())
    few.release()
    print(few, few.acquire(), few.acquire(), few.acquire(), few.acquire(False), few)
    attempt("bounded:", bounded.release)
    bounded.acquire()
    attempt("bounded:", bounded.release)
    print(bounded)
    with bounded as got:
        print(got, bounded)
