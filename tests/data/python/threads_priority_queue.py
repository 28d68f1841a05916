"""PriorityQueue, LifoQueue, SimpleQueue: the order, ties, and what cannot be compared."""
import queue
import threading
from dataclasses import dataclass, field
p = queue.PriorityQueue()
for item in ((2, "b"), (1, "z"), (2, "a"), (0, "")): p.put(item)
print([p.get() for _ in range(4)])
p.put((1, {})); p.put((0, {}))
try: p.put((1, {"x": 1}))
except TypeError as error: print(error)
p = queue.PriorityQueue(); p.put("text")
try: p.put(5)
except TypeError as error: print(error)
@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)
p = queue.PriorityQueue()
for job in (Job(3, "low"), Job(1, "high"), Job(1, "high too"), Job(2, "mid")): p.put(job)
print([p.get().name for _ in range(2)] in (["high", "high too"],), [p.get().name for _ in range(2)])
l = queue.LifoQueue(2); l.put(1); l.put(2)
try: l.put_nowait(3)
except queue.Full: print("full", l.qsize(), l.get(), l.get(), l.empty())
s = queue.SimpleQueue(); s.put(1); s.put(2, block=False, timeout=5); s.put_nowait(3)
print(s.qsize(), s.get(), s.get(timeout=1), s.get_nowait(), s.empty())
for action in (s.get_nowait, lambda: s.get(timeout=0.01), lambda: s.get(False), lambda: s.get(timeout=-1)):
    try: action()
    except (queue.Empty, ValueError) as error: print(type(error).__name__, error)
results = []
def consumer():
    while (item := s.get()) is not None: results.append(item)
thread = threading.Thread(target=consumer); thread.start()
for n in range(5): s.put(n)
s.put(None); thread.join(); print(results, queue.Empty.__mro__[1], queue.Full.__bases__)
p = queue.PriorityQueue()
def put(n): p.put((n, threading.current_thread().name))
threads = [threading.Thread(target=put, args=(n,), name=f"t{n}") for n in (3, 1, 2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print([p.get() for _ in range(3)])
