"""functools: caches and their keys, partial and placeholders, dispatch, reduce."""
import functools
from functools import cache, cached_property, lru_cache, partial, partialmethod, reduce, singledispatch, singledispatchmethod, wraps, total_ordering
@lru_cache(maxsize=2)
def square(x): print("computed", x, end="; "); return x * x
print(square(2), square(2), square(3), square(4), square(2), square.cache_info(), square.cache_parameters(), square.__wrapped__(5)); square.cache_clear(); print(square.cache_info().hits)
@lru_cache(typed=True)
def typed(x): return type(x).__name__
print(typed(1), typed(1.0), typed(True), typed.cache_info().currsize)
@cache
def keys(*args, **kwargs): return len(args), sorted(kwargs)
print(keys(1, 2), keys(a=1, b=2), keys(b=2, a=1), keys.cache_info().misses)
try: keys([])
except TypeError as error: print(error)
class C:
    def __init__(self): self.n = 0
    @cached_property
    def value(self): self.n += 1; return self.n * 10
    def show(self, a, b=2, *, c=3): return a, b, c
    first = partialmethod(show, 1)
    @singledispatchmethod
    def kind(self, x): return "other"
    @kind.register
    def _(self, x: int): return "int"
    @kind.register(str)
    def _(self, x): return "str"
c = C(); print(c.value, c.value, c.__dict__, c.first(), c.first(5, c=6), c.kind(1), c.kind("a"), c.kind(1.5), c.kind(True)); del c.value; print(c.value)
p = partial(print, "a", sep="-"); p("b"); p("c", sep="+"); print(p.func is print, p.args, p.keywords, partial(p, "d").args, repr(partial(int, base=2)), partial(int, base=2)("101"))
@singledispatch
def show(x): return f"object {x}"
@show.register(int)
@show.register(float)
def _(x): return f"number {x}"
@show.register
def _(x: list): return f"list of {len(x)}"
print(show(1), show(1.5), show([1]), show("s"), show(True), show.dispatch(bool) is show.dispatch(int), show.registry.keys() == {object, int, float, list})
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, [], 10), reduce(max, [3, 9, 2]), reduce(lambda a, b: f"({a}{b})", "abc"))
try: reduce(lambda a, b: a, [])
except TypeError as error: print(error)
def logged(f):
    @wraps(f)
    def inner(*args): "inner doc"; return f(*args)
    return inner
@logged
def named(x): "named doc"; return x
print(named.__name__, named.__doc__, named.__wrapped__(1), named.__qualname__, functools.WRAPPER_ASSIGNMENTS[0])
def compose(*fs): return reduce(lambda f, g: lambda x: f(g(x)), fs)
print(compose(str, abs, int)("-5"), compose(len, str.split)("a b c"))
@total_ordering
class T:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return self.n < o.n if isinstance(o, T) else NotImplemented
    def __eq__(self, o): return self.n == o.n if isinstance(o, T) else NotImplemented
print(T(1) <= T(1), T(2) >= T(3), T(2) > T(1))
try: T(1) >= 5
except TypeError as error: print(error)
