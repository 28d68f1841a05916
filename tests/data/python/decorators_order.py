"""Decorators: when they run, in which order, on functions, methods and classes."""
import functools
def note(name):
    print("make", name, end="; ")
    def decorate(f):
        print("apply", name, "to", getattr(f, "__name__", f), end="; ")
        @functools.wraps(f)
        def wrapper(*args, **kwargs):
            print("enter", name, end="; ")
            try: return f(*args, **kwargs)
            finally: print("leave", name, end="; ")
        return wrapper
    return decorate
@note("a")
@note("b")
def f(x, y=2):
    "the doc"
    return x + y
print(); print(f(1), f.__name__, f.__doc__, f.__wrapped__(5), f.__qualname__)
class C:
    @note("m")
    def method(self): return "method"
    @classmethod
    @note("c")
    def cm(cls): return cls.__name__
    @staticmethod
    @note("s")
    def sm(): return "static"
    @property
    @note("p")
    def prop(self): return "prop"
    @prop.setter
    def prop(self, value): print("set", value)
print(); c = C(); print(c.method(), c.cm(), C.sm(), c.prop); c.prop = 3
def register(cls): registry[cls.__name__] = cls; return cls
registry = {}
@register
class A: pass
@lambda cls: (cls.__name__, cls)
class B: pass
print(registry, B[0])
@bool
def gone(): pass
print(gone is None)
class Counting:
    def __init__(self, f): self.f, self.n = f, 0; functools.update_wrapper(self, f)
    def __call__(self, *args): self.n += 1; return self.f(*args)
    def __get__(self, instance, owner): return functools.partial(self, instance) if instance else self
class D:
    @Counting
    def go(self, n): return n * 2
d = D(); print(d.go(2), d.go(3), D.go.n, D.go.__name__)
def repeat(times=2):
    def decorate(f): return lambda *a: [f(*a) for _ in range(times)]
    return decorate
@repeat()
@(lambda f: lambda x: f(x) + 1)
def g(x): return x
print(g(1), [dec for dec in (repeat,)][0](3)(g)(0))
def default(a, l=[], *, d={}): l.append(a); d[a] = 1; return l, d
print(default(1), default(2), default(3, []), default.__defaults__, default.__kwdefaults__)
def evaluated(x=print("evaluated once")): return x
evaluated(); evaluated()
