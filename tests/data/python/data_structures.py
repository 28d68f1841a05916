"""Structures by hand: linked lists, a stack, a ring, an LRU cache, a trie, union-find, graphs."""
class Node:
    __slots__ = ("value", "next")
    def __init__(self, value, next=None): self.value, self.next = value, next
class Linked:
    def __init__(self, items=()):
        self.head, self.size = None, 0
        for item in reversed(list(items)): self.push(item)
    def push(self, value): self.head = Node(value, self.head); self.size += 1
    def pop(self):
        if self.head is None: raise IndexError("pop from an empty list")
        value, self.head, self.size = self.head.value, self.head.next, self.size - 1
        return value
    def reverse(self):
        before, at = None, self.head
        while at: at.next, before, at = before, at, at.next
        self.head = before; return self
    def __iter__(self):
        at = self.head
        while at: yield at.value; at = at.next
    def __len__(self): return self.size
    def __repr__(self): return " -> ".join(map(str, self)) or "empty"
l = Linked("abc"); l.push("z"); print(l, len(l), l.pop(), l.reverse(), list(l), "b" in l)
try: Linked().pop()
except IndexError as error: print(error, Linked())
class LRU:
    def __init__(self, size): self.size, self.data = size, {}
    def get(self, key):
        if key not in self.data: return None
        self.data[key] = value = self.data.pop(key); return value
    def put(self, key, value):
        self.data.pop(key, None); self.data[key] = value
        if len(self.data) > self.size: print("drops", next(iter(self.data)), end="; "); del self.data[next(iter(self.data))]
c = LRU(2); c.put("a", 1); c.put("b", 2); c.get("a"); c.put("c", 3); c.put("a", 9); c.put("d", 4); print(c.data, c.get("b"))
class Trie:
    def __init__(self): self.root = {}
    def add(self, word):
        node = self.root
        for letter in word: node = node.setdefault(letter, {})
        node["end"] = True
    def find(self, prefix):
        node = self.root
        for letter in prefix:
            if letter not in node: return []
            node = node[letter]
        def walk(node, word):
            if "end" in node: yield word
            for letter in sorted(k for k in node if k != "end"): yield from walk(node[letter], word + letter)
        return list(walk(node, prefix))
t = Trie()
for word in "car card care cat dog".split(): t.add(word)
print(t.find("car"), t.find("d"), t.find("x"), t.find(""))
graph = {"a": {"b": 7, "c": 3}, "b": {"d": 2}, "c": {"b": 1, "d": 8}, "d": {}}
def shortest(graph, start):
    import heapq
    best, queue = {}, [(0, start, None)]
    while queue:
        cost, node, before = heapq.heappop(queue)
        if node not in best:
            best[node] = cost, before
            for other, step in graph[node].items(): heapq.heappush(queue, (cost + step, other, node))
    return best
print(shortest(graph, "a"))
def order(needs):
    done, out = {}, []
    def visit(n):
        if done.get(n) == "now": raise ValueError(f"a cycle at {n}")
        if n not in done:
            done[n] = "now"
            for m in needs.get(n, ()): visit(m)
            done[n] = "done"; out.append(n)
    for n in needs: visit(n)
    return out
print(order({"shoes": ["socks"], "trousers": ["pants"], "belt": ["trousers"]}))
try: order({"a": ["b"], "b": ["a"]})
except ValueError as error: print(error)
parent = list(range(6))
def root(x):
    while parent[x] != x: parent[x] = parent[parent[x]]; x = parent[x]
    return x
for a, b in ((0, 1), (2, 3), (1, 3)): parent[root(a)] = root(b)
print(len({root(x) for x in range(6)}), root(0) == root(2), root(4) == root(5))
class Bank:
    def __init__(self): self._accounts = {}
    def __getitem__(self, name): return self._accounts.setdefault(name, 0)
    def __setitem__(self, name, value):
        if value < 0: raise ValueError(f"{name} would be at {value}")
        self._accounts[name] = value
bank = Bank(); bank["x"] += 10; bank["y"] += 5; bank["x"] -= 3
try: bank["y"] -= 9
except ValueError as error: print(error, bank._accounts)
