"""A pool of threads by hand: tasks by queue, results in order, errors, an end."""
import queue
import threading
class Task:
    def __init__(self, function, args): self.function, self.args, self.done, self.value, self.error = function, args, threading.Event(), None, None
    def run(self):
        try: self.value = self.function(*self.args)
        except Exception as error: self.error = error
        self.done.set()
    def result(self):
        self.done.wait()
        if self.error: raise self.error
        return self.value
class Pool:
    def __init__(self, size):
        self.tasks = queue.Queue()
        self.threads = [threading.Thread(target=self.work, name=f"pool-{n}") for n in range(size)]
        for thread in self.threads: thread.start()
    def work(self):
        while (task := self.tasks.get()) is not None: task.run(); self.tasks.task_done()
        self.tasks.task_done()
    def submit(self, function, *args): task = Task(function, args); self.tasks.put(task); return task
    def map(self, function, items): return [task.result() for task in [self.submit(function, item) for item in items]]
    def __enter__(self): return self
    def __exit__(self, *details):
        for _ in self.threads: self.tasks.put(None)
        for thread in self.threads: thread.join()
def square(n): return n * n
def fails(n): raise ValueError(f"not {n}")
with Pool(3) as pool:
    print(pool.map(square, range(6)), pool.submit(pow, 2, 5).result())
    try: pool.submit(fails, 3).result()
    except ValueError as error: print(error)
    pool.tasks.join(); print(pool.tasks.unfinished_tasks, [thread.is_alive() for thread in pool.threads])
    names = set(pool.map(lambda _: threading.current_thread().name, range(9))); print(names <= {"pool-0", "pool-1", "pool-2"})
print([thread.is_alive() for thread in pool.threads], pool.tasks.qsize())
def split(items, parts): return [items[n::parts] for n in range(parts)]
with Pool(2) as pool: print(sum(pool.map(sum, split(list(range(100)), 4))), pool.map(len, split("abcdefg", 3)))
def merge_sort(items, depth=2):
    if len(items) < 2: return items
    middle = len(items) // 2; halves = [items[:middle], items[middle:]]
    if depth:
        results = [None, None]
        def sort(n): results[n] = merge_sort(halves[n], depth - 1)
        threads = [threading.Thread(target=sort, args=(n,)) for n in (0, 1)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
    else: results = [merge_sort(half, 0) for half in halves]
    left, right = results; out = []
    while left and right: out.append((left if left[0] <= right[0] else right).pop(0))
    return out + left + right
print(merge_sort([5, 2, 9, 1, 7, 3, 8]))
