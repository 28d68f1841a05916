"""Two processes that wait for each other in turn: by pipes, by events, by semaphores."""
import multiprocessing as mp


def by_pipe(connection):
    for _ in range(3):
        print("pong", connection.recv())
        connection.send(None)


def by_semaphores(mine, theirs):
    for n in range(3):
        mine.acquire()
        print("pong", n)
        theirs.release()


def by_events(mine, theirs):
    for n in range(3):
        mine.wait()
        mine.clear()
        print("pong", n)
        theirs.set()


if __name__ == "__main__":
    ours, theirs = mp.Pipe()
    process = mp.Process(target=by_pipe, args=(theirs,))
    process.start()
    for n in range(3):
        print("ping", n)
        ours.send(n)
        ours.recv()
    process.join()
    for target, make in ((by_semaphores, lambda: mp.Semaphore(0)), (by_events, mp.Event)):
        ours, theirs = make(), make()
        process = mp.Process(target=target, args=(theirs, ours))
        process.start()
        for n in range(3):
            print("ping", n)
            if target is by_events:
                theirs.set()
                ours.wait()
                ours.clear()
            else:
                theirs.release()
                ours.acquire()
        process.join()
