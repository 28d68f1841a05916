"""Slots, class attributes, and attributes that are made when they are first read."""
class P:
    __slots__ = ("x", "_y")
    def __init__(self, x): self.x = x
    @property
    def y(self): return self._y
    @y.setter
    def y(self, value): self._y = value * 2
    @y.deleter
    def y(self): del self._y
p = P(1); p.y = 5
print(p.x, p.y, P.__slots__, hasattr(p, "__dict__"))
del p.y
for action in (lambda: p.y, lambda: setattr(p, "z", 1), lambda: p.__dict__, lambda: p.nothing):
    try: print(action())
    except AttributeError as error: print(error)
class Q(P): pass
q = Q(2); q.z = 3; print("z" in q.__dict__, q.x)
class R(P): __slots__ = ("w",)
r = R(4); r.w = 5; print(r.x, r.w, R.__slots__)
class Lazy:
    def __init__(self, make): self.make = make
    def __set_name__(self, owner, name): self.name = name; print("named", owner.__name__, name)
    def __get__(self, instance, owner):
        if instance is None: return self
        value = instance.__dict__[self.name] = self.make(instance); print("made", self.name, end=" "); return value
class Uses:
    n = 3
    square = Lazy(lambda self: self.n ** 2)
    cube = Lazy(lambda self: self.n * self.square)
u = Uses(); print(u.cube, u.cube, sorted(u.__dict__)); u.square = 1; print(u.square, Uses.square.name)
class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, instance, owner): return getattr(instance, self.name, None) if instance else self.kind
    def __set__(self, instance, value):
        if not isinstance(value, self.kind): raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}, not {type(value).__name__}")
        setattr(instance, self.name, value)
class Person:
    name, age = Typed(str), Typed(int)
    def __init__(self, name, age): self.name, self.age = name, age
print(vars(Person("a", 1)), Person.age)
try: Person("a", "b")
except TypeError as error: print(error)
class Counter:
    total = 0
    def __init__(self): Counter.total += 1; self.total += 10
print(Counter().total, Counter().total, Counter.total)
class Shared: items = []
one, two = Shared(), Shared(); one.items.append(1); two.items = ["own"]; print(one.items, two.items, Shared.items, "items" in vars(one))
