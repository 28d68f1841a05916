"""A join that gives up, sentinels, and children that are still there."""
import multiprocessing as mp
import time
from multiprocessing.connection import wait


def sleeps(seconds):
    time.sleep(seconds)


if __name__ == "__main__":
    long = mp.Process(target=sleeps, args=(60,), name="long")
    short = mp.Process(target=sleeps, args=(0.05,), name="short")
    print(long.exitcode, long.is_alive(), long.pid, long.ident)
    try:
        long.sentinel
    except ValueError as error:
        print("sentinel:", error)
    long.start()
    short.start()
    print(sorted(child.name for child in mp.active_children()))
    long.join(0.01)
    print("after 0.01:", long.exitcode, long.is_alive())
    print(wait([long.sentinel, short.sentinel]) == [short.sentinel])
    print(wait([long.sentinel], timeout=0), wait([], timeout=0))
    short.join()
    print([child.name for child in mp.active_children()])
    long.terminate()
    long.join(timeout=60)
    print(long.exitcode, long.is_alive(), mp.active_children())
    print(wait([long.sentinel]) == [long.sentinel])
    long.join()
    long.join(0)
    print("joined three times")
