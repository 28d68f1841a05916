"""Generators as pipelines, trampolines, schedulers and tree walkers."""
def read(lines): yield from (line.strip() for line in lines)
def skip(lines): return (line for line in lines if line and not line.startswith("#"))
def pairs(lines):
    for line in lines:
        key, _, value = line.partition("=")
        yield key.strip(), value.strip()
print(dict(pairs(skip(read(["a = 1", "# no", "", "b=2 "])))))
def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        if value is None: return count, average
        total += value; count += 1; average = total / count
def collect(results, key): results[key] = yield from averager()
results = {}
for key, data in {"a": [1, 2, 3], "b": [10]}.items():
    g = collect(results, key); next(g)
    for value in data: g.send(value)
    try: g.send(None)
    except StopIteration: pass
print(results)
class Tree:
    def __init__(self, value, left=None, right=None): self.value, self.left, self.right = value, left, right
    def __iter__(self):
        if self.left: yield from self.left
        yield self.value
        if self.right: yield from self.right
tree = Tree(4, Tree(2, Tree(1), Tree(3)), Tree(5)); print(list(tree), sum(tree), max(tree))
def flatten(items):
    for item in items:
        if isinstance(item, list): yield from flatten(item)
        else: yield item
print(list(flatten([1, [2, [3, []], 4], [[5]]])))
def run(tasks):
    queue, log = list(tasks.items()), []
    while queue:
        name, task = queue.pop(0)
        try: log.append(f"{name}:{next(task)}"); queue.append((name, task))
        except StopIteration as stop: log.append(f"{name} ends with {stop.value}")
    return log
def count(n):
    for i in range(n): yield i
    return n * 10
print(run({"a": count(2), "b": count(1), "c": count(0)}))
def even(n): return True if n == 0 else (yield odd(n - 1))
def odd(n): return False if n == 0 else (yield even(n - 1))
def trampoline(task):
    stack, value = [task], None
    while stack:
        try: stack.append(stack[-1].send(value)); value = None
        except StopIteration as stop: stack.pop(); value = stop.value
    return value
print(trampoline(even(500)), trampoline(odd(100)))
def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found if p * p <= n): found.append(n); yield n
        n += 1
p = primes(); print([next(p) for _ in range(12)], next(x for x in p if x > 100))
def permutations(items):
    if not items: yield []
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1:]): yield [items[i]] + rest
print(["".join(p) for p in permutations("abc")], len(list(permutations("abcd"))))
def window(items, n):
    it, buffer = iter(items), []
    for item in it:
        buffer.append(item)
        if len(buffer) == n: yield tuple(buffer); buffer.pop(0)
print(list(window(range(5), 3)), [*window("ab", 3)])
