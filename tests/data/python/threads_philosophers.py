"""Five philosophers, who take the lower fork first, and readers who let one writer in."""
import threading
import time
forks = [threading.Lock() for _ in range(5)]
meals, lock = [0] * 5, threading.Lock()
def philosopher(n):
    low, high = sorted((n, (n + 1) % 5))
    for _ in range(4):
        with forks[low], forks[high]:
            with lock: meals[n] += 1
            time.sleep(0.001)
threads = [threading.Thread(target=philosopher, args=(n,)) for n in range(5)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(meals, [fork.locked() for fork in forks])
class ReadWrite:
    def __init__(self): self.condition, self.readers, self.writing = threading.Condition(), 0, False
    def read(self):
        with self.condition:
            self.condition.wait_for(lambda: not self.writing); self.readers += 1
    def done_reading(self):
        with self.condition:
            self.readers -= 1; self.condition.notify_all()
    def write(self):
        with self.condition:
            self.condition.wait_for(lambda: not self.writing and self.readers == 0); self.writing = True
    def done_writing(self):
        with self.condition:
            self.writing = False; self.condition.notify_all()
guard, value, seen, wrong = ReadWrite(), [0, 0], [], []
def reader():
    for _ in range(5):
        guard.read()
        if value[0] != value[1]: wrong.append(tuple(value))
        seen.append(value[0]); guard.done_reading(); time.sleep(0.001)
def writer():
    for _ in range(5):
        guard.write(); value[0] += 1; time.sleep(0.0005); value[1] += 1; guard.done_writing()
threads = [threading.Thread(target=reader) for _ in range(3)] + [threading.Thread(target=writer)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(value, wrong, len(seen))
