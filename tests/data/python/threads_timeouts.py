"""Threads: waiting for a while only: joins, locks, events, conditions, queues."""
import queue
import threading
import time
gate = threading.Event()
thread = threading.Thread(target=gate.wait); thread.start()
print(thread.join(0.01), thread.is_alive(), thread.join(timeout=0), thread.is_alive(), thread.join(-1))
lock = threading.Lock()
print(lock.acquire(), lock.acquire(False), lock.acquire(timeout=0.01), lock.acquire(blocking=True, timeout=0.01), lock.locked())
for arguments in ((False, 1), (True, -2), (False, 0), (True, "x")):
    try: print(lock.acquire(*arguments))
    except (ValueError, TypeError) as error: print(type(error).__name__, error)
lock.release()
try: lock.release()
except RuntimeError as error: print(error)
print(gate.wait(0.01), gate.is_set())
condition = threading.Condition()
with condition:
    print(condition.wait(0.01), condition.wait_for(lambda: False, 0.01), condition.wait_for(lambda: 5), condition.wait_for(lambda: 0, timeout=0))
semaphore = threading.Semaphore(1)
print(semaphore.acquire(), semaphore.acquire(timeout=0.01), semaphore.acquire(blocking=False))
try: semaphore.acquire(False, 1)
except ValueError as error: print(error)
q = queue.Queue(1)
q.put(1)
for action in (lambda: q.put(2, timeout=0.01), lambda: q.put(2, False), lambda: q.put_nowait(2), lambda: q.put(2, timeout=-1), q.get, q.get_nowait, lambda: q.get(timeout=0.01), lambda: q.get(timeout=-1)):
    try: print(action())
    except (queue.Full, queue.Empty, ValueError) as error: print(type(error).__name__, error)
before = time.monotonic(); time.sleep(0.05); print(0.05 <= time.monotonic() - before < 0.5)
gate.set(); thread.join(); print(thread.is_alive(), gate.wait(0), thread.join())
