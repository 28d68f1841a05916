"""pickle and copy: objects taken apart and made again."""

import copy
import pickle
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass
from enum import Enum
from functools import partial

Pair = namedtuple("Pair", "a b")


class Colour(Enum):
    RED = 1


@dataclass
class Item:
    name: str
    parts: list


class Account:
    def __init__(self, owner, balance):
        self.owner, self.balance = owner, balance
        self.lock = object()

    def __getstate__(self):
        state = self.__dict__.copy()
        del state["lock"]
        return state

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.lock = "new"


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = 1


class Reduced:
    def __init__(self, x):
        self.x = x

    def __reduce__(self):
        return Reduced, (self.x + 1,)


class MyList(list):
    pass


for value in (
    None, True, False, 0, 255, 256, 65535, 65536, -1, -2**31, 2**31, 2**100, -2**63, 1.5, -0.0, 1e308, float("inf"),
    "", "text", "é", "x" * 300, b"bytes", (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, "a", None], {},
    {"a": 1}, {"a": 1, "b": [2]}, {1}, set(), frozenset({2}), int, len, Colour.RED, Item, deque([1, 2]), Pair(1, 2),
):
    data = pickle.dumps(value)
    again = pickle.loads(data)
    print(len(data), again == value, type(again).__name__, data[:12] if len(data) < 30 else "")

item = Item("a", [1, [2]])
print(pickle.loads(pickle.dumps(item)), pickle.loads(pickle.dumps([item, item]))[1].parts, len(pickle.dumps(item)))
account = pickle.loads(pickle.dumps(Account("me", 5)))
print(account.owner, account.balance, account.lock)
print(pickle.loads(pickle.dumps(Slotted())).a, pickle.loads(pickle.dumps(Reduced(1))).x, copy.copy(Reduced(5)).x)
mine = MyList([1, 2])
mine.extra = "e"
back = pickle.loads(pickle.dumps(mine))
print(back, type(back).__name__, back.extra)
for value in (Counter("aab"), OrderedDict(a=1), defaultdict(list, a=[1]), partial(int, "7"), ValueError("v", 1), range(3)):
    try:
        print(pickle.loads(pickle.dumps(value)) == value)
    except Exception as error:
        print(type(error).__name__)
ring = [1]
ring.append(ring)
back = pickle.loads(pickle.dumps(ring))
print(back[1] is back, pickle.loads(pickle.dumps((ring, ring)))[0][0])
for wrong in (lambda: 1, (one for one in ())):
    try:
        pickle.dumps(wrong)
    except Exception as error:
        print(type(error).__name__)
for data in (b"", b"\x80\x05K", b"\xff"):
    try:
        pickle.loads(data)
    except Exception as error:
        print(type(error).__name__, error)

nested = {"a": [1, {2}], "b": (3, [4])}
shallow, deep = copy.copy(nested), copy.deepcopy(nested)
nested["a"].append(5)
nested["b"][1].append(6)
print(shallow, deep, copy.deepcopy(ring)[1] is not ring, copy.deepcopy("x") == "x")
twice = [[]] * 2
print(copy.deepcopy(twice)[0] is copy.deepcopy(twice)[1], (lambda c: c[0] is c[1])(copy.deepcopy(twice)))


class Own:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return "deeply"


print(copy.copy(Own()), copy.deepcopy([Own()]), copy.copy(item).parts is item.parts, copy.deepcopy(item).parts is item.parts)
print(copy.replace(item, name="b"), copy.replace(Pair(1, 2), b=3), copy.copy(deque([1])), copy.deepcopy(Colour.RED) is Colour.RED)
