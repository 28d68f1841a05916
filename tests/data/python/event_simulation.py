"""A simulation with events in time: a queue at a counter, by a heap and by generators."""
import heapq, random
def arrivals(rng, n):
    t = 0
    for i in range(n): t += rng.randint(1, 4); yield t, i, rng.randint(2, 5)
def simulate(n, counters, seed):
    rng, log = random.Random(seed), []
    events = [(t, 0, i, need) for t, i, need in arrivals(rng, n)]; heapq.heapify(events)
    free, waiting, waits = counters, [], []
    while events:
        now, kind, i, need = heapq.heappop(events)
        if kind == 0: waiting.append((now, i, need)); log.append((now, f"{i} comes"))
        else: free += 1; log.append((now, f"{i} goes"))
        while free and waiting:
            came, who, need = waiting.pop(0); free -= 1; waits.append(now - came); heapq.heappush(events, (now + need, 1, who, 0)); log.append((now, f"{who} is served"))
    return log, waits
log, waits = simulate(6, 1, 1)
for entry in log[:10]: print(*entry)
print(waits, sum(waits) / len(waits), simulate(6, 2, 1)[1], simulate(6, 1, 1)[1] == waits, max(simulate(30, 1, 7)[1]) >= max(simulate(30, 3, 7)[1]))
class Environment:
    def __init__(self): self.now, self.queue, self.count = 0, [], 0
    def schedule(self, delay, process, value=None): self.count += 1; heapq.heappush(self.queue, (self.now + delay, self.count, process, value))
    def start(self, process): self.schedule(0, process); return process
    def run(self, until=100):
        while self.queue and self.queue[0][0] <= until:
            self.now, _, process, value = heapq.heappop(self.queue)
            try: asked = process.send(value)
            except StopIteration: continue
            if isinstance(asked, int): self.schedule(asked, process, f"slept {asked}")
            else: asked.append(process)
env, lines, door = Environment(), [], []
def car(name, drive, park):
    while True:
        said = yield drive; lines.append(f"{env.now}: {name} parks ({said})")
        yield park; lines.append(f"{env.now}: {name} drives")
def guard():
    yield 7
    while door: env.schedule(0, door.pop(0), "opened")
    lines.append(f"{env.now}: door opened")
def visitor(name):
    said = yield door; lines.append(f"{env.now}: {name} goes in, {said}")
for process in (car("a", 3, 2), car("b", 4, 4), visitor("v"), visitor("w"), guard()): env.start(process)
env.run(until=12); print(*lines, sep="\n")
class Cell:
    def __init__(self, rule): self.rule = [rule >> n & 1 for n in range(8)]
    def run(self, width, steps):
        row = [0] * width; row[width // 2] = 1
        for _ in range(steps): yield "".join(".#"[c] for c in row); row = [self.rule[row[i - 1] << 2 | row[i] << 1 | row[(i + 1) % width]] for i in range(width)]
print(*Cell(90).run(15, 5), sep="\n"); print(*Cell(30).run(11, 4), sep="\n")
