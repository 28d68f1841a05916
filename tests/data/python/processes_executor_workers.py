"""When workers are started: forked all at once, else one for each call as long as none is
idle; and those that go after so many calls."""
import multiprocessing as mp
import os
from concurrent.futures import ProcessPoolExecutor

base = 0


def sets(value):
    global base
    base = value


def adds(n):
    return base + n


def pid():
    return os.getpid()


if __name__ == "__main__":
    for method in ("fork", "forkserver", "spawn"):
        context = mp.get_context(method)
        with ProcessPoolExecutor(3, mp_context=context) as pool:
            print(method, len(pool._processes))
            pool.submit(pid).result()
            print(len(pool._processes))
            names = {process.name.split("-")[0] for process in pool._processes.values()}
            print(names)
    with ProcessPoolExecutor(2, initializer=sets, initargs=(10,)) as pool:
        print(base, list(pool.map(adds, range(4))))
    with ProcessPoolExecutor(1, max_tasks_per_child=2) as pool:
        pids = [pool.submit(pid).result() for _ in range(5)]
        print(len(set(pids)), pids[0] == pids[1], pids[1] == pids[2])
