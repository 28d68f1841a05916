"""How a process ends, and what its exit code says of it."""
import multiprocessing as mp
import os
import sys
import time


def returns():
    return 5


def raises():
    raise ValueError("no")


def leaves(code):
    sys.exit(code)


def leaves_at_once():
    try:
        os._exit(9)
    finally:
        print("never printed")


def sleeps():
    time.sleep(60)


if __name__ == "__main__":
    for method in ("fork", "forkserver", "spawn"):
        context = mp.get_context(method)
        for target, args in ((returns, ()), (raises, ()), (leaves, (0,)), (leaves, (3,)), (leaves, (None,)),
                             (leaves, ("a word",)), (leaves, (257,)), (leaves_at_once, ())):
            process = context.Process(target=target, args=args)
            process.start()
            process.join()
            print(method, target.__name__, args, process.exitcode)
        process = context.Process(target=sleeps)
        process.start()
        process.terminate()
        process.join()
        print("terminated:", process.exitcode)
        process = context.Process(target=sleeps)
        process.start()
        process.kill()
        process.join()
        print("killed:", process.exitcode)
