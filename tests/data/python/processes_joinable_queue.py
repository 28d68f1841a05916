"""A queue that can be joined: each thing that was got has to be told done."""
import multiprocessing as mp


def works(jobs, done):
    while True:
        job = jobs.get()
        if job is not None:
            done.put(job * job)
        jobs.task_done()
        if job is None:
            return


if __name__ == "__main__":
    jobs, done = mp.JoinableQueue(), mp.SimpleQueue()
    workers = [mp.Process(target=works, args=(jobs, done)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for n in range(6):
        jobs.put(n)
    jobs.join()
    print(sorted(done.get() for _ in range(6)))
    for _ in workers:
        jobs.put(None)
    jobs.join()
    for worker in workers:
        worker.join()
    try:
        jobs.task_done()
    except ValueError as error:
        print(error)
    print(done.empty(), [worker.exitcode for worker in workers])
