"""Two threads in turns: by events, by a condition, by queues, by two locks."""
import queue
import threading
def run(*targets):
    out = []
    threads = [threading.Thread(target=target, args=(out,)) for target in targets]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    return " ".join(out)
one, two = threading.Event(), threading.Event()
one.set()
def by_event(mine, other, word):
    def target(out):
        for n in range(3):
            mine.wait(); mine.clear(); out.append(f"{word}{n}"); other.set()
    return target
print(run(by_event(one, two, "ping"), by_event(two, one, "pong")))
condition, turn = threading.Condition(), ["a"]
def by_condition(me, next_one):
    def target(out):
        for _ in range(3):
            with condition:
                condition.wait_for(lambda: turn[0] == me); out.append(me); turn[0] = next_one; condition.notify_all()
    return target
print(run(by_condition("b", "c"), by_condition("c", "a"), by_condition("a", "b")))
left, right = queue.Queue(), queue.Queue()
def server(out):
    while (n := left.get()) < 6: out.append(f"s{n}"); right.put(n + 1)
    right.put(None)
def client(out):
    n = 0
    while n is not None: left.put(n); n = right.get(); out.append(f"c{n}")
print(run(server, client))
locks = threading.Lock(), threading.Lock()
locks[1].acquire()
def by_lock(mine, other, word):
    def target(out):
        for _ in range(3): mine.acquire(); out.append(word); other.release()
    return target
print(run(by_lock(locks[0], locks[1], "tick"), by_lock(locks[1], locks[0], "tock")))
