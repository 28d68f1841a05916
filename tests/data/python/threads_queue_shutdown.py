"""Queues: shutting one down, calling task_done too often, and joining it."""
import queue
import threading
def attempt(action):
    try: return action()
    except (ValueError, queue.ShutDown, queue.Empty, queue.Full) as error: return f"{type(error).__name__} {error}"
q = queue.Queue()
q.put("a"); q.put("b")
print(q.qsize(), q.empty(), q.full(), q.unfinished_tasks)
q.shutdown()
print(attempt(lambda: q.put("c")), attempt(q.get), attempt(q.get), attempt(q.get), attempt(q.get_nowait))
print(attempt(q.task_done), attempt(q.task_done), attempt(q.task_done))
q = queue.Queue(); q.put(1); q.put(2); q.shutdown(immediate=True)
print(q.qsize(), attempt(q.get), q.unfinished_tasks, q.join())
q = queue.Queue()
out = []
def worker(name):
    while True:
        try: item = q.get()
        except queue.ShutDown: out.append(f"{name} ends"); return
        out.append(item * 10); q.task_done()
threads = [threading.Thread(target=worker, args=(n,)) for n in ("w", "v")]
for thread in threads: thread.start()
for n in range(4): q.put(n)
q.join(); print(sorted(out)); out.clear()
q.shutdown()
for thread in threads: thread.join()
print(sorted(out))
blocked = queue.Queue(1); blocked.put(0)
said = []
putter = threading.Thread(target=lambda: said.append(attempt(lambda: blocked.put(1)))); putter.start()
blocked.shutdown(); putter.join(); print(said)
print(queue.Queue(maxsize=2).maxsize, queue.Queue(-1).full(), issubclass(queue.LifoQueue, queue.Queue))
