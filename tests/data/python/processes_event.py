"""An event, for which several processes wait."""
import multiprocessing as mp


def waits(gate, ready, passed):
    ready.release()
    passed.put(gate.wait())


if __name__ == "__main__":
    gate, ready, passed = mp.Event(), mp.Semaphore(0), mp.Queue()
    print(gate.is_set(), gate.wait(0.01), gate.wait(0))
    processes = [mp.Process(target=waits, args=(gate, ready, passed)) for _ in range(3)]
    for process in processes:
        process.start()
    for _ in processes:
        ready.acquire()
    print("opens")
    gate.set()
    print([passed.get() for _ in processes])
    for process in processes:
        process.join()
    print(gate.is_set(), gate.wait(), "unset" in repr(gate))
    gate.clear()
    print(gate.is_set(), gate.wait(timeout=0.01), "unset" in repr(gate))
