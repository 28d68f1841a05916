"""wait and as_completed for futures of threads."""
from concurrent.futures import *
import time
def work(n, fail=False):
    time.sleep(0.06 * n)
    if fail: raise ValueError(n)
    return n
with ThreadPoolExecutor(4) as pool:
    fs = [pool.submit(work, n) for n in (2, 1, 3)]
    print([f.result() for f in as_completed(fs)])
    print(sorted(f.result() for f in as_completed(fs + fs)))
    fs = [pool.submit(work, n) for n in (1, 4)]
    done, not_done = wait(fs, return_when=FIRST_COMPLETED)
    print([f.result() for f in done], len(not_done))
    done, not_done = wait(fs, timeout=0.01)
    print(len(done), len(not_done))
    result = wait(fs)
    print(len(result.done), result.not_done, type(result).__name__)
    fs = [pool.submit(work, 1, True), pool.submit(work, 4), pool.submit(work, 0)]
    done, not_done = wait(fs, return_when=FIRST_EXCEPTION)
    print(sorted(repr(f.exception()) for f in done), len(not_done))
    print(len(wait(fs, return_when=FIRST_EXCEPTION).not_done))
    try:
        for f in as_completed([pool.submit(work, 0), pool.submit(work, 5)], timeout=0.1): print(f.result())
    except TimeoutError as error: print(error)
    try: wait([pool.submit(work, 1)], return_when="SOME")
    except ValueError as error: print(error)
    print(wait([]), list(as_completed([])))
    cancelled = Future(); cancelled.cancel(); cancelled.set_running_or_notify_cancel()
    print([f.cancelled() for f in as_completed([cancelled])])
