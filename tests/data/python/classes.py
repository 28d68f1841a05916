class Animal:
    """An animal."""

    kingdom = "animals"
    count = 0

    def __init__(self, name):
        self.name = name
        Animal.count += 1

    def speak(self):
        return f"{self.name} makes a sound"

    @classmethod
    def make(cls, name):
        return cls(name)

    @staticmethod
    def helper(x):
        return x * 2

    @property
    def loud(self):
        return self.name.upper()

    @loud.setter
    def loud(self, value):
        self.name = value.lower()

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"


class Dog(Animal):
    def speak(self):
        return super().speak() + ": woof"


d = Dog("Rex")
print(d.speak(), d, d.loud, Dog.make("Bo"), Dog.helper(4), Animal.count)
d.loud = "MAX"
print(d.name, d.kingdom, Dog.__mro__, isinstance(d, Animal), issubclass(Dog, Animal))
print(Animal.__doc__, Dog.__name__, d.__class__.__name__)
try:
    d.missing
except AttributeError as error:
    print(error)
try:
    del d.loud
except AttributeError as error:
    print(error)


class A:
    def who(self):
        return "A"


class B(A):
    def who(self):
        return "B" + super().who()


class C(A):
    def who(self):
        return "C" + super().who()


class D(B, C):
    def who(self):
        return "D" + super().who()


print(D().who(), [c.__name__ for c in D.__mro__])
try:

    class X(A, B):
        pass

except TypeError as error:
    print(error)


class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __eq__(self, other):
        return isinstance(other, Vector) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __lt__(self, other):
        return (self.x, self.y) < (other.x, other.y)

    def __bool__(self):
        return bool(self.x or self.y)

    def __len__(self):
        return 2

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __iter__(self):
        yield self.x
        yield self.y

    def __contains__(self, v):
        return v in (self.x, self.y)

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __call__(self, z):
        return (self.x, self.y, z)

    def __str__(self):
        return f"<{self.x}, {self.y}>"

    def __iadd__(self, other):
        self.x += other.x
        return self

    def __format__(self, spec):
        return f"V{spec}"


v, w = Vector(1, 2), Vector(3, 4)
print(v + w, 2 * v, v * 3, v == Vector(1, 2), v != w, v < w, sorted([w, v])[0], bool(Vector(0, 0)))
print(len(v), v[1], list(v), 2 in v, 5 in v, -v, v(9), f"{v:abc}", {v: 1}[Vector(1, 2)], {v, Vector(1, 2)} == {v})
v += w
print(v)
x, y = v
print(x, y, max(v, w), not v)
for bad in (lambda: v + 1, lambda: 1 + v, lambda: v < 3, lambda: v - w):
    try:
        bad()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


class Descriptor:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, owner=None):
        return self if obj is None else getattr(obj, self.name, "unset")

    def __set__(self, obj, value):
        setattr(obj, self.name, value + 1)


class Uses:
    field = Descriptor()


u = Uses()
print(u.field)
u.field = 4
print(u.field, u.__dict__)


class Lazy:
    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError(name)
        return name * 2

    def __setattr__(self, name, value):
        super().__setattr__(name, value * 10)


lazy = Lazy()
lazy.a = 5
print(lazy.a, lazy.xy, hasattr(lazy, "nope"), getattr(lazy, "no", "default"))


class Meta(type):
    def __new__(mcs, name, bases, namespace, **kw):
        cls = super().__new__(mcs, name, bases, namespace)
        cls.tag = kw.get("tag", name.lower())
        return cls

    def __init__(cls, name, bases, namespace, **kw):
        super().__init__(name, bases, namespace)

    def __call__(cls, *args):
        made = super().__call__(*args)
        made.made = True
        return made

    def __len__(cls):
        return 42


class WithMeta(metaclass=Meta, tag="T"):
    pass


class Sub(WithMeta):
    pass


print(WithMeta.tag, Sub.tag, len(WithMeta), WithMeta().made, type(Sub))


class Base:
    subs = []

    def __init_subclass__(cls, /, extra=None, **kw):
        super().__init_subclass__(**kw)
        Base.subs.append((cls.__name__, extra))


class S1(Base):
    pass


class S2(Base, extra=5):
    pass


print(Base.subs)


class Slots:
    __slots__ = ("a", "b")


s = Slots()
s.a = 1
try:
    s.c = 2
except AttributeError as error:
    print(error)


class Single:
    instance = None

    def __new__(cls, *args):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self, value=0):
        self.value = value


print(Single(1) is Single(2), Single.instance.value)


class MyList(list):
    def total(self):
        return sum(self)

    def __getitem__(self, i):
        return super().__getitem__(i) * 100


m = MyList([1, 2, 3])
m.append(4)
print(m, len(m), m.total(), m[0], isinstance(m, list), m == [1, 2, 3, 4])


class MyDict(dict):
    def __missing__(self, key):
        return key * 2


print(MyDict(a=1)["a"], MyDict()["zz"])


class MyInt(int):
    def __add__(self, other):
        return MyInt(super().__add__(other))


print(MyInt(3) + 4, type(MyInt(3) + 4).__name__, MyInt(5) * 2)
print(type("New", (A,), {"z": 3})().z, type(3), type(type))


class Outer:
    class Inner:
        def f(self):
            pass


print(Outer.Inner.f.__qualname__, Outer.Inner.__qualname__)
print(dir(A())[-1], vars(u))
