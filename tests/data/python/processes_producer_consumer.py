"""Producers and consumers, told to go by one None each."""
import multiprocessing as mp


def produces(jobs, start):
    for n in range(start, start + 5):
        jobs.put(n)


def consumes(jobs, results):
    total = 0
    while (job := jobs.get()) is not None:
        total += job
    results.put(total)


if __name__ == "__main__":
    jobs, results = mp.Queue(maxsize=3), mp.Queue()
    producers = [mp.Process(target=produces, args=(jobs, start)) for start in (0, 100)]
    consumers = [mp.Process(target=consumes, args=(jobs, results)) for _ in range(3)]
    for process in consumers + producers:
        process.start()
    for process in producers:
        process.join()
    for _ in consumers:
        jobs.put(None)
    print(sum(results.get() for _ in consumers))
    for process in consumers:
        process.join()
    print([process.exitcode for process in producers + consumers])
