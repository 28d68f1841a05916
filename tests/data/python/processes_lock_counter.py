"""A counter of all processes, with a lock around its reading and writing."""
import multiprocessing as mp


def adds(counter, lock, times):
    for _ in range(times):
        with lock:
            counter.value = counter.value + 1


def adds_locked(counter, times):
    for _ in range(times):
        with counter.get_lock():
            counter.value += 1


def runs(target, *args):
    processes = [mp.Process(target=target, args=args) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()


if __name__ == "__main__":
    raw, lock = mp.RawValue("i", 0), mp.Lock()
    runs(adds, raw, lock, 50)
    print(raw.value, raw)
    counter = mp.Value("i", 100)
    runs(adds_locked, counter, 50)
    print(counter.value, counter)
