"""Locks taken in two orders: tried with a time limit, given back, taken again."""
import threading
import time
first, second = threading.Lock(), threading.Lock()
meeting = threading.Barrier(2)
backed_off, done, guard = [], [], threading.Lock()
def take(one, other, name, patience):
    meeting.wait()
    while True:
        with one:
            time.sleep(0.002)
            if other.acquire(timeout=patience):
                try:
                    with guard: done.append(name)
                    return
                finally: other.release()
        with guard: backed_off.append(name)
        time.sleep(patience)
threads = [threading.Thread(target=take, args=(first, second, "a", 0.004)), threading.Thread(target=take, args=(second, first, "b", 0.03))]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(sorted(done), "a" in backed_off, first.locked(), second.locked())
class Ordered:
    locks = {}
    def __init__(self, *names): self.names = sorted(names)
    def __enter__(self):
        for name in self.names: Ordered.locks.setdefault(name, threading.Lock()).acquire()
        return self.names
    def __exit__(self, *details):
        for name in reversed(self.names): Ordered.locks[name].release()
total = [0]
def work(*names):
    for _ in range(20):
        with Ordered(*names): total[0] += 1
for name in ("x", "y"): Ordered.locks[name] = threading.Lock()
threads = [threading.Thread(target=work, args=names) for names in (("x", "y"), ("y", "x"), ("x", "y"))]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(total, [lock.locked() for lock in Ordered.locks.values()])
