"""Data model: operators by special methods, reflected and in place, and their absence."""
class Log:
    def __init__(self, name): self.name = name
    def __repr__(self): return self.name
names = "add sub mul truediv floordiv mod pow matmul lshift rshift and or xor divmod".split()
for name in names:
    setattr(Log, f"__{name}__", lambda self, *other, name=name: f"{self} {name} {other}")
    setattr(Log, f"__r{name}__", lambda self, *other, name=name: f"{self} r{name} {other}")
for name in "neg pos invert abs round trunc floor ceil".split():
    setattr(Log, f"__{name}__", lambda self, *other, name=name: f"{name} {self} {other}")
import math, operator
a = Log("a")
print(a + 1, 1 + a, a - a, 2 * a, a / 2, 3 // a, a % 1, 2 ** a, pow(a, 2, 3), a @ 1, 1 << a, a >> 1, a & 1, 1 | a, a ^ 1, divmod(a, 1), divmod(1, a), sep="\n")
print(-a, +a, ~a, abs(a), round(a), round(a, 2), math.trunc(a), math.floor(a), math.ceil(a))
class Decline:
    def __add__(self, other): print("declines"); return NotImplemented
    __eq__ = __lt__ = __iadd__ = __add__
    def __radd__(self, other): print("declines to be right"); return NotImplemented
class Sub(Decline):
    def __radd__(self, other): return "the subclass first"
print(Decline() + Sub())
def attempt(action):
    try: print(action())
    except Exception as error: print(type(error).__name__, error)
def in_place(left, right): left += right; return left
one, two = Decline(), Decline()
for action in (lambda: one + two, lambda: one + 1, lambda: 1 + one, lambda: one == two, lambda: one < two, lambda: one > two, lambda: in_place(one, two), lambda: -one, lambda: one @ two, lambda: one[0], lambda: one(), lambda: len(one), lambda: iter(one), lambda: 1 in one, lambda: int(one), lambda: float(one), lambda: [][one], lambda: bool(one), lambda: abs(one), lambda: round(one), lambda: one ** 2, lambda: divmod(one, 1), lambda: "a" + 1, lambda: 1 + "a", lambda: [] + (), lambda: () + [], lambda: "a" * "b", lambda: [1] * 1.5, lambda: {} | [], lambda: {1} | [1], lambda: None + 1, lambda: 1 < "a", lambda: [] < (), lambda: print >> 1, lambda: in_place([], 1), lambda: in_place((), 1), lambda: b"" + "", lambda: "" + b"", lambda: next(one), lambda: hash([]), lambda: reversed(one), lambda: format(one, "x"), lambda: one.__enter__, lambda: operator.index(1.5)):
    attempt(action)
class Box:
    def __init__(self, *items): self.items = list(items)
    def __len__(self): return len(self.items)
    def __getitem__(self, key): print("get", key); return self.items[key]
    def __setitem__(self, key, value): print("set", key, value)
    def __delitem__(self, key): print("del", key)
    def __iadd__(self, other): self.items.append(other); return self
    def __call__(self, *args, **kwargs): return args, kwargs
    def __index__(self): return 2
    def __hash__(self): return 7
    def __bool__(self): return bool(self.items)
box = same = Box(1, 2, 3)
box += 4
print(same is box, len(box), box[0], box[1:2], box[::2], list(box), 3 in box, list(reversed(box)), box(1, k=2), hash(box), "abc"[box], range(box), bool(Box()), [0] * box, hex(box))
box[1, 2] = 3; box[...] = 4; del box[1:], box[None]
class BadLen:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __bool__(self): return 5 if self.n == 0 else True
    def __hash__(self): return "x"
    def __repr__(self): return 5
    def __str__(self): return b""
    def __iter__(self): return 5
    def __contains__(self, x): return "yes"
    def __index__(self): return "i"
    def __int__(self): return "i"
    def __float__(self): return 1
    def __format__(self, spec): return 1
for n, call in ((-1, len), (1.5, len), (0, bool), (1, hash), (1, repr), (1, str), (1, iter), (1, lambda x: 1 in x)):
    attempt(lambda: call(BadLen(n)))
