"""Classes: class methods as makers, __class_getitem__, __init_subclass__, __call__, __new__."""
class Registry:
    known = {}
    def __init_subclass__(cls, /, key=None, **rest):
        super().__init_subclass__(**rest)
        Registry.known[key or cls.__name__.lower()] = cls
    def __class_getitem__(cls, key): return f"{cls.__name__}[{key}]"
    @classmethod
    def make(cls, key, *args): return cls.known[key](*args)
class Circle(Registry):
    def __init__(self, r): self.r = r
    def __repr__(self): return f"Circle({self.r})"
class Square(Registry, key="sq"):
    def __init__(self, a): self.a = a
    def __repr__(self): return f"Square({self.a})"
print(Registry.known, Registry.make("circle", 2), Circle.make("sq", 3), Registry[int], Circle["x", 1])
class Single:
    _one = None
    def __new__(cls, *args):
        if cls._one is None: cls._one = super().__new__(cls)
        return cls._one
    def __init__(self, value): self.value = value
a, b = Single(1), Single(2); print(a is b, a.value)
class Celsius(float):
    def __new__(cls, value, unit="C"): self = super().__new__(cls, value); self.unit = unit; return self
    def __repr__(self): return f"{float(self)}{self.unit}"
    def __add__(self, other): return Celsius(float(self) + other, self.unit)
print(Celsius(20) + 1.5, Celsius("3", "K"), Celsius(5) == 5, isinstance(Celsius(1), float), round(Celsius(2.6)), [Celsius(1)], f"{Celsius(2):.1f}")
class Other:
    def __new__(cls): return [1, 2]
    def __init__(self): print("never")
print(Other())
class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, x, *more): return self.n + x + sum(more)
print(Adder(1)(2), Adder(1)(2, 3, 4), list(map(Adder(10), [1, 2])), callable(Adder(0)), callable(5))
class Vector:
    def __init__(self, *parts): self.parts = parts
    def __add__(self, o): return Vector(*(a + b for a, b in zip(self.parts, o.parts, strict=True)))
    def __mul__(self, k): return Vector(*(a * k for a in self.parts)) if isinstance(k, (int, float)) else sum(a * b for a, b in zip(self.parts, k.parts))
    __rmul__ = __mul__
    def __neg__(self): return -1 * self
    def __abs__(self): return (self * self) ** 0.5
    def __eq__(self, o): return self.parts == o.parts
    def __iter__(self): return iter(self.parts)
    def __getitem__(self, i): return self.parts[i]
    def __len__(self): return len(self.parts)
    def __bool__(self): return any(self.parts)
    def __repr__(self): return f"Vector{self.parts}"
v = Vector(3, 4)
print(v + v, v * 2, 2 * v, v * v, -v, abs(v), v == Vector(3, 4), list(v), v[0], len(v), bool(Vector(0)), [*v], dict(zip("xy", v)), v in [Vector(3, 4)])
try: v + Vector(1)
except ValueError as error: print(error)
class Base:
    def template(self): return f"{self.before()}-{self.name}-{self.after()}"
    def before(self): return "<"
    def after(self): return ">"
class Derived(Base):
    name = "derived"
    def after(self): return super().after() * 2
print(Derived().template(), Derived.after is Base.after, Derived.before is Base.before, Derived.__dict__.keys() & {"after", "before"}, Derived().after.__self__.__class__.__name__, Derived.__doc__, Derived.__module__, type(Derived).__name__)
method = Derived().after; print(method(), method.__name__, method.__func__ is Derived.after, method == method.__self__.after)
