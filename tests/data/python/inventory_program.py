"""A whole small program: an inventory with orders, reports, errors and undo."""
from dataclasses import dataclass, field
from enum import Enum, auto
from collections import defaultdict
class Kind(Enum): TOOL = auto(); TOY = auto(); FOOD = auto()
@dataclass(order=True)
class Item:
    name: str
    kind: Kind = field(compare=False)
    price: int = field(compare=False)
    count: int = field(default=0, compare=False)
    @property
    def value(self): return self.price * self.count
class StockError(Exception): pass
class NotEnough(StockError):
    def __init__(self, item, wanted): super().__init__(f"{item.name}: {wanted} wanted, {item.count} there"); self.missing = wanted - item.count
class Store:
    def __init__(self): self._items, self._undo, self.watchers = {}, [], []
    def __getitem__(self, name):
        try: return self._items[name]
        except KeyError: raise StockError(f"no {name}") from None
    def __contains__(self, name): return name in self._items
    def __iter__(self): return iter(sorted(self._items.values()))
    def __len__(self): return len(self._items)
    def watch(self, f): self.watchers.append(f); return f
    def _tell(self, *what):
        for f in self.watchers: f(*what)
    def add(self, item): self._items[item.name] = item; self._undo.append(lambda: self._items.pop(item.name)); self._tell("new", item.name)
    def change(self, name, by):
        item = self[name]
        if item.count + by < 0: raise NotEnough(item, -by)
        item.count += by; self._undo.append(lambda: setattr(item, "count", item.count - by)); self._tell("count", name, item.count)
    def order(self, **wanted):
        mark = len(self._undo)
        try:
            for name, count in wanted.items(): self.change(name, -count)
        except StockError:
            self.undo(len(self._undo) - mark); raise
        return sum(self[name].price * count for name, count in wanted.items())
    def undo(self, times=1):
        for _ in range(times): self._undo.pop()()
    def report(self):
        groups = defaultdict(list)
        for item in self: groups[item.kind].append(item)
        for kind, items in sorted(groups.items(), key=lambda pair: pair[0].value):
            yield f"{kind.name.title():-^24}"
            for item in items: yield f"{item.name:<10}{item.count:>4} x {item.price / 100:>7.2f}"
            yield f"{'':<10}{sum(item.value for item in items) / 100:>14,.2f}"
store, seen = Store(), []
@store.watch
def note(*what): seen.append(what)
for name, kind, price, count in (("hammer", Kind.TOOL, 1250, 3), ("ball", Kind.TOY, 399, 10), ("apple", Kind.FOOD, 45, 200), ("saw", Kind.TOOL, 2300, 1)): store.add(Item(name, kind, price, count))
print(*store.report(), sep="\n"); print(len(store), "saw" in store, [item.name for item in store], max(store, key=lambda i: i.value).name)
print(store.order(ball=2, apple=10), store["ball"].count, store["apple"])
for wanted in ({"hammer": 1, "saw": 2}, {"apple": 1, "piano": 1}):
    try: store.order(**wanted)
    except NotEnough as error: print("not enough:", error, error.missing)
    except StockError as error: print("refused:", error, repr(error.__cause__))
print(store["hammer"].count, store["apple"].count, seen[:2], len(seen)); store.undo(2); print(store["ball"].count, store["apple"].count)
store.change("saw", 5); print(sum(item.value for item in store), {k.name: sum(i.count for i in store if i.kind is k) for k in Kind}, sorted(store, reverse=True)[0].name)
match store["ball"]:
    case Item(name=n, kind=Kind.TOY, count=c) if c > 5: print(f"{c} toys called {n}")
    case _: print("something else")
