# Queues between threads.
import queue
import threading
import time

jobs = queue.Queue(maxsize=2)
results = []


def worker():
    while True:
        job = jobs.get()
        if job is None:
            break
        results.append(job * job)
        jobs.task_done()
    jobs.task_done()


thread = threading.Thread(target=worker)
thread.start()
for number in range(6):
    jobs.put(number)
jobs.join()
print(results)
jobs.put(None)
thread.join()
print(jobs.empty(), jobs.full(), jobs.qsize())

full = queue.Queue(1)
full.put("one")
for wrong in (
    lambda: full.put_nowait("two"),
    lambda: full.put("two", timeout=0.01),
    lambda: full.put("two", timeout=-1),
    lambda: queue.Queue().get_nowait(),
    lambda: queue.Queue().get(timeout=0.01),
    lambda: queue.Queue().task_done(),
    lambda: queue.SimpleQueue().get_nowait(),
    lambda: queue.SimpleQueue().get(timeout=0.01),
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__module__, type(error).__name__, error)

last = queue.LifoQueue()
first = queue.PriorityQueue()
for number in (3, 1, 4, 1, 5, 9, 2, 6):
    last.put(number)
    first.put((number, str(number)))
print([last.get() for _ in range(8)])
print([first.get()[1] for _ in range(8)])

simple = queue.SimpleQueue()
seen = []


def taker(name):
    seen.append((name, simple.get()))


threads = [threading.Thread(target=taker, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
simple.put("x")
simple.put("y")
for thread in threads:
    thread.join()
print(seen, simple.empty(), simple.qsize())

ending = queue.Queue()


def listener():
    try:
        while True:
            print("heard", ending.get())
    except queue.ShutDown:
        print("shut down")


thread = threading.Thread(target=listener)
thread.start()
ending.put(1)
time.sleep(0.01)
ending.shutdown()
thread.join()
try:
    ending.put(2)
except queue.ShutDown:
    print("no more")
