"""Dictionaries at work: grouping, inverting, merging, memo tables, sparse grids, dispatch."""
words = "apple avocado banana blueberry cherry avocado apple".split()
groups = {}
for w in words: groups.setdefault(w[0], []).append(w)
print(groups, {k: len(v) for k, v in groups.items()}, dict.fromkeys(words).keys() == dict.fromkeys(reversed(words)).keys(), list(dict.fromkeys(words)))
prices = {"apple": 3, "pear": 2}; inverted = {v: k for k, v in prices.items()}; print(inverted, prices | {"pear": 9, "fig": 1}, {**prices, "apple": 0}, max(prices, key=prices.get), sorted(prices, key=prices.get), sum(prices.values()))
def merge(a, b):
    out = dict(a)
    for k, v in b.items(): out[k] = merge(out[k], v) if isinstance(v, dict) and isinstance(out.get(k), dict) else v
    return out
print(merge({"a": {"x": 1, "y": 2}, "b": 1}, {"a": {"y": 3}, "c": {}}))
memo = {}
def paths(r, c):
    if r == 0 or c == 0: return 1
    if (r, c) not in memo: memo[r, c] = paths(r - 1, c) + paths(r, c - 1)
    return memo[r, c]
print(paths(10, 10), len(memo), memo[1, 1])
grid = {(x, y): x * y for x in range(3) for y in range(3) if x != y}; print(grid.get((1, 2)), grid.get((1, 1), "none"), sorted(k for k, v in grid.items() if v == 0), (0, 1) in grid)
commands = {"add": lambda a, b: a + b, "neg": lambda a: -a, "say": print, "all": lambda *a, **k: (a, k)}
for line in ("add 1 2", "neg 5", "say hi", "mul 2 3", "add 1", "all 1 x=2"):
    name, *rest = line.split(); args = [int(a) if a.isdigit() else a for a in rest if "=" not in a]; kwargs = dict(a.split("=") for a in rest if "=" in a)
    try: print(line, "->", commands[name](*args, **kwargs))
    except KeyError as error: print("no command", error)
    except TypeError as error: print(str(error).replace("<lambda>()", name))
def flatten(d, prefix=""):
    for k, v in d.items():
        if isinstance(v, dict): yield from flatten(v, f"{prefix}{k}.")
        else: yield prefix + k, v
print(dict(flatten({"a": {"b": {"c": 1}, "d": 2}, "e": 3})), dict(zip("abc", range(3))), {k: d for k in "ab" for d in range(2)})
text = "the cat sat on the mat the end"; counts = {}
for w in text.split(): counts[w] = counts.get(w, 0) + 1
print(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:3], {n: [w for w in counts if counts[w] == n] for n in sorted(set(counts.values()))})
d = {"x": 1}; alias = d; copy = d.copy(); d["y"] = 2; del d["x"]; print(alias, copy, d.pop("y", None), d, d.popitem() if d else "empty", alias is d)
graph = {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}
def walk(node, seen=()): return [seen + (node,)] if not graph[node] else [p for n in graph[node] for p in walk(n, seen + (node,))]
print(walk("a"), {k for vs in graph.values() for k in vs}, {n: [k for k, vs in graph.items() if n in vs] for n in graph})
roman = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}; print([sum(-roman[a] if roman[a] < roman.get(b, 0) else roman[a] for a, b in zip(s, s[1:] + " ")) for s in ("XIV", "XC", "LXXXVIII")])
