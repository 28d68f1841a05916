"""collections: Counter, defaultdict, OrderedDict, ChainMap."""

from collections import ChainMap, Counter, OrderedDict, UserDict, defaultdict

words = "the cat and the hat and the bat".split()
counts = Counter(words)
print(counts)
print(counts.most_common(2), counts["dog"], counts.total())
counts.update(["the", "dog"])
counts.subtract({"cat": 2})
print(sorted(counts.items()), list(Counter(a=2, b=1).elements()))
one, other = Counter(a=3, b=1), Counter(a=1, b=2)
print(one + other, one - other, one & other, one | other, +Counter(a=-1, b=2), -Counter(a=-1))
print(one == Counter("aaab"), one <= Counter("aaabb"), Counter(a=0) == Counter())
one += other
print(one, len(one), "c" in one)
del one["zzz"]

groups = defaultdict(list)
for word in words:
    groups[len(word)].append(word)
print(groups, dict(groups))
print(groups[9], 9 in groups, groups.get(10), groups.default_factory)
plain = defaultdict(None, x=1)
try:
    plain["y"]
except KeyError as error:
    print("KeyError", error)
tree = defaultdict(lambda: defaultdict(int))
tree["a"]["b"] += 1
print(tree["a"]["b"], defaultdict(int, {"a": 1}) | {"b": 2})

order = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
order.move_to_end("a")
print(order)
order.move_to_end("c", last=False)
print(order, order.popitem(), order.popitem(last=False))
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1})

defaults, given = {"colour": "red", "user": "guest"}, {"user": "admin"}
chain = ChainMap(given, defaults)
print(chain["user"], chain["colour"], len(chain), sorted(chain), chain.maps[0] is given)
chain["new"] = 1
print(given, chain.new_child({"user": "x"})["user"], chain.parents["user"], "none" in chain)
try:
    chain["none"]
except KeyError as error:
    print("KeyError", error)


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


lower = Lower(ABC=1)
lower["DEF"] = 2
print(lower, "abc" in lower, list(lower.values()))
