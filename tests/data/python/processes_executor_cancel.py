"""Only what no worker is to take soon can be cancelled."""
import time
from concurrent.futures import CancelledError, ProcessPoolExecutor


def slow(n):
    time.sleep(0.3)
    return n


if __name__ == "__main__":
    pool = ProcessPoolExecutor(1)
    futures = [pool.submit(slow, n) for n in range(6)]
    time.sleep(0.15)
    print([future.cancel() for future in futures])
    print([future.cancelled() for future in futures])
    for future in futures:
        try:
            print(future.result())
        except CancelledError:
            print("cancelled")
    pool.shutdown()
    pool = ProcessPoolExecutor(1)
    futures = [pool.submit(slow, n) for n in range(5)]
    pool.submit(slow, 9).result
    time.sleep(0.15)
    pool.shutdown(cancel_futures=True)
    print([future.cancelled() for future in futures])
