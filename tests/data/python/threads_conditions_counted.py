"""Conditions: a bounded buffer, notify for one and for several, and a gate that counts."""
import threading
import time
class Buffer:
    def __init__(self, size): self.items, self.size, self.changed = [], size, threading.Condition()
    def put(self, item):
        with self.changed:
            while len(self.items) >= self.size: self.changed.wait()
            self.items.append(item); self.changed.notify_all()
    def get(self):
        with self.changed:
            self.changed.wait_for(lambda: self.items)
            item = self.items.pop(0); self.changed.notify_all(); return item
buffer, got = Buffer(2), []
def produce():
    for n in range(6): buffer.put(n)
    buffer.put(None)
def consume():
    while (item := buffer.get()) is not None: got.append(item)
threads = [threading.Thread(target=produce), threading.Thread(target=consume)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(got)
condition, waiting, woken = threading.Condition(), [], []
def wait(n):
    with condition:
        waiting.append(n); condition.wait(); woken.append(n)
threads = [threading.Thread(target=wait, args=(n,)) for n in range(4)]
for thread in threads: thread.start()
while len(waiting) < 4: time.sleep(0.001)
with condition: condition.notify()
while len(woken) < 1: time.sleep(0.001)
time.sleep(0.01); print(len(woken))
with condition: condition.notify(2)
while len(woken) < 3: time.sleep(0.001)
time.sleep(0.01); print(len(woken))
with condition: condition.notify_all()
for thread in threads: thread.join()
print(sorted(woken))
class Latch:
    def __init__(self, count): self.count, self.zero = count, threading.Condition()
    def down(self):
        with self.zero:
            self.count -= 1
            if self.count == 0: self.zero.notify_all()
    def wait(self):
        with self.zero: return self.zero.wait_for(lambda: self.count == 0, timeout=5)
latch, order = Latch(3), []
def waiter(): latch.wait(); order.append("waiter")
t = threading.Thread(target=waiter); t.start()
for n in range(3): order.append(n); latch.down()
t.join(); print(order[:3], order[-1], latch.wait(), latch.count)
