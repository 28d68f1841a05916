"""Callbacks of futures: on which thread, in which order, chained, failing."""
from concurrent.futures import ThreadPoolExecutor, Future
import threading, time, logging
logging.getLogger("concurrent.futures").disabled = True
with ThreadPoolExecutor(1, "pool") as pool:
    log, done = [], threading.Event()
    def note(f): log.append((f.result(), threading.current_thread().name))
    slow = pool.submit(lambda: (time.sleep(0.02), "slow")[1])
    for _ in range(2): slow.add_done_callback(note)
    slow.add_done_callback(lambda f: 1 / 0)
    slow.add_done_callback(lambda f: done.set())
    done.wait(); print(log); log.clear()
    slow.add_done_callback(note); print(log); log.clear()
    def then(future, function):
        result = Future()
        def move(f):
            try: result.set_result(function(f.result()))
            except Exception as error: result.set_exception(error)
        future.add_done_callback(move)
        return result
    print(then(then(pool.submit(pow, 2, 5), str), len).result())
    print(repr(then(pool.submit(int, "x"), abs).exception()))
    seen = pool.submit(time.sleep, 0.01)
    seen.add_done_callback(lambda f: log.append("after")); log.append("before")
print(log, seen.done())
