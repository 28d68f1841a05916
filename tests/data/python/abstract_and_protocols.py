"""Abstract classes, registered ones, protocols, and what collections.abc gives for little."""
from abc import ABC, ABCMeta, abstractmethod
from collections.abc import Iterable, Mapping, MutableMapping, Sequence, MutableSequence, Set, Sized, Callable, Hashable, Iterator, Generator, Container, MutableSet
from typing import Protocol, runtime_checkable
class Shape(ABC):
    @abstractmethod
    def area(self): return 1
    @property
    @abstractmethod
    def name(self): ...
    @classmethod
    def unit(cls): return cls()
    def show(self): return f"{self.name}: {self.area()}"
class Half(Shape):
    def area(self): return super().area() / 2
class Whole(Half): name = "whole"
for cls in (Shape, Half, Whole):
    try: print(cls().show())
    except TypeError as error: print(error)
print(Shape.__abstractmethods__ == {"area", "name"}, Whole.__abstractmethods__, Whole.unit().name, isinstance(Whole(), Shape), type(Shape).__name__)
class Duck: pass
Shape.register(Duck); print(isinstance(Duck(), Shape), issubclass(Duck, Shape), Duck.__mro__ == (Duck, object))
class Quack(ABC):
    @classmethod
    def __subclasshook__(cls, other): return True if "quack" in other.__dict__ else NotImplemented
class Loud:
    def quack(self): pass
print(issubclass(Loud, Quack), issubclass(Duck, Quack))
class Squares(Sequence):
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if isinstance(i, slice): return [j * j for j in range(self.n)[i]]
        if not -self.n <= i < self.n: raise IndexError(i)
        return (i % self.n) ** 2
s = Squares(5); print(list(s), s[-1], s[1:3], 9 in s, s.index(4), s.count(16), list(reversed(s)), isinstance(s, Iterable))
class Lower(MutableMapping):
    def __init__(self): self.data = {}
    def __getitem__(self, k): return self.data[k.lower()]
    def __setitem__(self, k, v): self.data[k.lower()] = v
    def __delitem__(self, k): del self.data[k.lower()]
    def __iter__(self): return iter(self.data)
    def __len__(self): return len(self.data)
m = Lower(); m["A"] = 1; m.update(B=2); print(m["a"], "B" in m, m.get("z", 0), m.pop("b"), dict(m), m.setdefault("Q", 5), list(m.items()), m.popitem(), m == {"q": 5}, m.keys() & {"q"})
class Bag(MutableSet):
    def __init__(self, items=()): self.items = list(dict.fromkeys(items))
    def __contains__(self, x): return x in self.items
    def __iter__(self): return iter(self.items)
    def __len__(self): return len(self.items)
    def add(self, x): self.items.append(x) if x not in self else None
    def discard(self, x): self.items.remove(x) if x in self else None
b = Bag("abc"); b |= {"d"}; b.remove("a"); print(sorted(b & Bag("bcx")), sorted(b - {"b"}), b <= Bag("abcd"), b.isdisjoint("xyz"), sorted(b ^ {"b", "z"}), b.pop(), len(b))
print([isinstance(v, k) for v, k in (([], Sequence), ({}, Mapping), (set(), Set), ("", Sequence), (5, Hashable), ([], Hashable), (iter([]), Iterator), ((x for x in ()), Generator), (print, Callable), (range(2), Sequence), (5, Sized), ({}.keys(), Set), ((), MutableSequence), ([], Container))])
@runtime_checkable
class Closes(Protocol):
    def close(self) -> None: ...
class File:
    def close(self): pass
print(isinstance(File(), Closes), isinstance(5, Closes))
class Plain(Protocol):
    def go(self): ...
for wrong in (lambda: isinstance(1, Plain), lambda: Plain(), lambda: Squares.__abstractmethods__ or Sequence()):
    try: print(wrong())
    except TypeError as error: print(error)
