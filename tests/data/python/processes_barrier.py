"""A barrier: all go on together, one of them does the action, and one that is broken."""
import multiprocessing as mp
import threading


def action():
    print("all are there")


def meets(barrier, results, rounds):
    for n in range(rounds):
        results.put((n, barrier.wait()))


def breaks(barrier, results):
    try:
        barrier.wait()
    except threading.BrokenBarrierError as error:
        results.put(repr(error))


if __name__ == "__main__":
    context = mp.get_context("fork")
    barrier, results = context.Barrier(3, action), context.SimpleQueue()
    processes = [context.Process(target=meets, args=(barrier, results, 2)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(sorted(results.get() for _ in range(6)))
    print(barrier.parties, barrier.n_waiting, barrier.broken)
    processes = [context.Process(target=breaks, args=(barrier, results)) for _ in range(2)]
    for process in processes:
        process.start()
    while barrier.n_waiting < 2:
        pass
    barrier.abort()
    for process in processes:
        process.join()
    print(results.get(), results.get(), barrier.broken)
    barrier.reset()
    print(barrier.broken)
    try:
        barrier.wait(0.01)
    except threading.BrokenBarrierError:
        print("nobody else came", barrier.broken)
