"""A worker that ends though nobody told it to breaks the pool for all."""
import os
import signal
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def leaves():
    os._exit(1)


def kills_itself():
    os.kill(os.getpid(), signal.SIGKILL)


def sleeps():
    time.sleep(0.5)


def broken():
    raise RuntimeError("in the initializer")


if __name__ == "__main__":
    for target in (leaves, kills_itself):
        pool = ProcessPoolExecutor(1)
        futures = [pool.submit(target), pool.submit(sleeps)]
        for future in futures:
            print(type(future.exception()).__name__, future.exception())
        try:
            pool.submit(sleeps)
        except BrokenProcessPool as error:
            print(error)
        pool.shutdown()
    with ProcessPoolExecutor(1, initializer=broken) as pool:
        print(type(pool.submit(sleeps).exception()).__name__)
    print(issubclass(BrokenProcessPool, RuntimeError))
