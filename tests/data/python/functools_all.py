"""functools: partial application, caches, dispatch, orders."""

import functools
from functools import cache, cached_property, cmp_to_key, lru_cache, partial, partialmethod, reduce, singledispatch, wraps

print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, [], 5))
try:
    reduce(lambda a, b: a, [])
except TypeError as error:
    print(error)

binary = partial(int, base=2)
print(binary("1010"), binary.func, binary.keywords, binary.args)
add = partial(partial(lambda a, b, c: (a, b, c), 1), 2)
print(add(3), add.args)


class Light:
    def set(self, on):
        self.on = on
        return self

    turn_on = partialmethod(set, True)
    turn_off = partialmethod(set, False)


print(Light().turn_on().on, Light().turn_off().on)


@lru_cache(maxsize=2)
def square(x):
    print("computing", x)
    return x * x


print(square(1), square(2), square(1), square(3), square(2), square.cache_info())
square.cache_clear()
print(square.cache_info(), square.__name__, square.__wrapped__(9), square.cache_parameters())


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), fib.cache_info())
typed = lru_cache(typed=True)(lambda x: type(x).__name__)
print(typed(1), typed(1.0), typed.cache_info().currsize)
try:
    fib([1])
except TypeError as error:
    print(error)


class Data:
    @cached_property
    def total(self):
        """Summed once."""
        print("summing")
        return 42

    @lru_cache
    def method(self, x):
        return x + 1


data = Data()
print(data.total, data.total, data.__dict__, Data.total.__doc__)
del data.total
print(data.total, data.method(1), data.method(1), Data.method.cache_info().hits)


def logged(function):
    @wraps(function)
    def wrapper(*args, **keywords):
        """Not seen."""
        return function(*args, **keywords)
    return wrapper


@logged
def greet(name: str = "you") -> str:
    """Says hello."""
    return f"hello {name}"


print(greet.__name__, greet.__doc__, greet("me"), greet.__wrapped__.__defaults__, greet.__annotations__)


@singledispatch
def show(value):
    return f"something {value}"


@show.register
def _(value: int):
    return f"int {value}"


@show.register(list)
@show.register(tuple)
def _(value):
    return "items " + ", ".join(show(one) for one in value)


print(show(1), show("a"), show([1, "b"]), show((2,)), show(True), show.dispatch(bool) is show.dispatch(int))


@functools.total_ordering
class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts


print(Version(1, 2) >= Version(1), Version(1) <= Version(1), Version(2) > Version(1, 9), max(Version(1), Version(3)).parts)
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), sorted("bca", key=cmp_to_key(lambda a, b: -1 if a < b else 1)))
