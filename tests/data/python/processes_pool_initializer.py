"""What each worker does first, and workers that go after so many tasks."""
import multiprocessing as mp
import os

base = None


def sets(value):
    global base
    base = value


def adds(n):
    return base + n


def pid(_):
    return os.getpid()


if __name__ == "__main__":
    with mp.Pool(2, initializer=sets, initargs=(100,)) as pool:
        print(base, pool.map(adds, range(5)))
    with mp.Pool(1, maxtasksperchild=2) as pool:
        pids = [pool.apply(pid, (n,)) for n in range(6)]
    print(len(set(pids)), pids[0] == pids[1], pids[1] == pids[2])
    with mp.Pool(1, maxtasksperchild=1) as pool:
        print(len(set(pool.map(pid, range(3), chunksize=1))), len(set(pool.map(pid, range(3), chunksize=3))))
