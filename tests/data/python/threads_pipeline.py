"""A pipeline of threads and queues: read, parse, sum, in order."""
import queue
import threading
END = object()
def source(lines, out):
    for line in lines: out.put(line)
    out.put(END)
def stage(function, into, out):
    while (item := into.get()) is not END:
        try: out.put(function(item))
        except ValueError as error: out.put(f"skipped: {error}")
    out.put(END)
def parse(line): return [int(part) for part in line.split(",")]
def total(numbers): return numbers if isinstance(numbers, str) else sum(numbers)
lines = ["1,2,3", "4,5", "x,1", "", "10"]
queues = [queue.Queue(maxsize=1) for _ in range(3)]
threads = [
    threading.Thread(target=source, args=(lines, queues[0])),
    threading.Thread(target=stage, args=(parse, queues[0], queues[1])),
    threading.Thread(target=stage, args=(total, queues[1], queues[2])),
]
for thread in threads: thread.start()
results = []
while (result := queues[2].get()) is not END: results.append(result)
for thread in threads: thread.join()
for line, result in zip(lines, results, strict=True): print(repr(line), "->", result)
class Account:
    def __init__(self, balance): self.balance, self.lock = balance, threading.Lock()
def transfer(one, other, amount):
    first, second = sorted((one, other), key=id)
    with first.lock, second.lock:
        if one.balance >= amount: one.balance -= amount; other.balance += amount
a, b = Account(1000), Account(1000)
def many(one, other):
    for amount in range(1, 40): transfer(one, other, amount)
threads = [threading.Thread(target=many, args=pair) for pair in ((a, b), (b, a), (a, b), (b, a))]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(a.balance + b.balance, a.balance >= 0 <= b.balance)
