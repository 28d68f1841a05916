"""collections: Counter arithmetic, defaultdict, OrderedDict moves, ChainMap layers, deque turns, UserDict."""
from collections import Counter, defaultdict, OrderedDict, ChainMap, deque, namedtuple, UserDict, UserList, UserString
a, b = Counter("abracadabra"), Counter(a=1, b=5, z=0)
print(a, a.most_common(2), a["x"], a + b, a - b, a & b, a | b, +b, -Counter(a=-1), sorted(a.elements())[:4], a.total(), Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2))
a.update("aa"); a.subtract(Counter(b=9)); print(a["a"], a["b"], "x" in a, list(a), dict(Counter([1, 1, 2])), Counter({"a": 2}, b=1), Counter("ab").pop("a"))
d = defaultdict(list); d["x"].append(1); d["y"]; print(d, d.get("z"), "z" in d, d.default_factory, dict(d), d | {"q": 1}, defaultdict(lambda: 5)["k"])
try: defaultdict(None)["a"]
except KeyError as error: print(repr(error))
try: defaultdict(5)
except TypeError as error: print(error)
nested = defaultdict(lambda: defaultdict(int)); nested["a"]["b"] += 1; print(nested["a"]["b"], len(nested["c"]))
o = OrderedDict(a=1, b=2, c=3); o.move_to_end("a"); print(o, o.popitem(), o.popitem(last=False), o, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1), list(reversed(OrderedDict(x=1, y=2))))
try: o.move_to_end("q")
except KeyError as error: print(repr(error))
c = ChainMap({"a": 1}, {"a": 2, "b": 3}); c["z"] = 9; print(c["a"], c["b"], c, c.new_child({"a": 0})["a"], c.parents, list(c), len(c), dict(c)); del c["a"]; print(c["a"])
try: del c["b"]
except KeyError as error: print(error)
q = deque([1, 2, 3], maxlen=3); q.append(4); q.appendleft(0); print(q, q.rotate(1), q, q.pop(), q.popleft(), q.maxlen, q + deque([9]), deque("ab") * 2, q.count(2), deque([1, 2]) < deque([1, 3]), q.extendleft("xy"), q, deque("abc").index("b"), list(reversed(deque("ab"))))
for wrong in (lambda: deque().pop(), lambda: deque([1]).remove(2), lambda: deque(maxlen=-1), lambda: deque("abc", 2).insert(0, 1), lambda: deque([1])[5], lambda: [q.append(1) for x in q]):
    try: wrong()
    except (IndexError, ValueError, RuntimeError) as error: print(type(error).__name__, error)
P = namedtuple("P", "x y z", defaults=[0]); p = P(1, 2); print(p, p.x, p[1], p._asdict(), p._replace(x=5), P._fields, P._field_defaults, P._make([7, 8, 9]), p == (1, 2, 0), *p, p + (1,), isinstance(p, tuple), hash(p) == hash((1, 2, 0)))
for wrong in (lambda: P(1), lambda: P(1, 2, 3, 4), lambda: p._replace(q=1), lambda: namedtuple("B", "a a"), lambda: namedtuple("B", "class"), lambda: namedtuple("B", "_x"), lambda: P._make([1]), lambda: setattr(p, "x", 3)):
    try: print(wrong())
    except (TypeError, ValueError, AttributeError) as error: print(type(error).__name__, error)
class Upper(UserDict):
    def __setitem__(self, key, value): super().__setitem__(key.upper(), value)
u = Upper(a=1); u["b"] = 2; u.update(c=3); print(u, "A" in u, len(u), {**u}, UserList([3, 1]) + [2], sorted(UserList([3, 1])), UserString("abc").upper(), UserString("a") + "b")
print(namedtuple("R", "a def b", rename=True)._fields, Counter(x for x in "aab" if x != "b"), deque(range(5), 2), Counter().most_common(), repr(deque([], 5)))
