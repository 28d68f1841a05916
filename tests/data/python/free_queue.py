"""Producers and consumers at one queue: everything is worked off once."""
import queue
import threading

jobs = queue.Queue(maxsize=8)
results = queue.SimpleQueue()


def produce(first):
    for number in range(first, first + 300):
        jobs.put(number)


def consume():
    while (number := jobs.get()) is not None:
        results.put((number, number % 7))
        jobs.task_done()
    jobs.task_done()


producers = [threading.Thread(target=produce, args=(first,)) for first in (0, 300)]
consumers = [threading.Thread(target=consume) for _ in range(3)]
for thread in producers + consumers:
    thread.start()
for thread in producers:
    thread.join()
for _ in consumers:
    jobs.put(None)
for thread in consumers:
    thread.join()
jobs.join()
pairs = sorted(results.get() for _ in range(results.qsize()))
print(pairs == [(number, number % 7) for number in range(600)], jobs.empty())
