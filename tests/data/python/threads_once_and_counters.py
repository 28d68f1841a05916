"""Counters under locks, without locks by one owner, and idempotent starts."""
import collections
import itertools
import threading
def run(target, count, *args):
    threads = [threading.Thread(target=target, args=(n, *args)) for n in range(count)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
class Counter:
    def __init__(self): self._value, self._lock = 0, threading.Lock()
    def add(self, n=1):
        with self._lock:
            value = self._value
            self._value = int(value) + n
            return self._value
    @property
    def value(self): return self._value
counter = Counter()
def work(n):
    for _ in range(200): counter.add()
run(work, 4); print(counter.value)
tickets, taken, lock = itertools.count(), [], threading.Lock()
def take(n):
    for _ in range(25):
        ticket = next(tickets)
        with lock: taken.append(ticket)
run(take, 4); print(sorted(taken) == list(range(100)), len(set(taken)))
shards = collections.defaultdict(int)
def shard(n):
    for i in range(100): shards[n] += i
run(shard, 3); print(dict(sorted(shards.items())), sum(shards.values()))
log = collections.deque(maxlen=5)
def note(n):
    for i in range(10): log.append((n, i))
run(note, 2); print(len(log), all(i >= 5 for _, i in log) or len(log) == 5)
started, starts = threading.Event(), []
def start_once(n):
    with lock:
        if started.is_set(): return
        starts.append(n); started.set()
run(start_once, 5); print(len(starts), started.is_set(), started.wait(0)); started.clear(); print(started.is_set())
cell = {"state": "idle"}
def turn(n, states=("idle", "busy", "done")):
    with lock:
        at = states.index(cell["state"])
        cell["state"] = states[min(at + 1, 2)]
run(turn, 3); print(cell)
words = collections.Counter()
def count(n, texts=("a b a", "b c", "c c a")):
    mine = collections.Counter(texts[n].split())
    with lock: words.update(mine)
run(count, 3); print(sorted(words.items()), words.total())
