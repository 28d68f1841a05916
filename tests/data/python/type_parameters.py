"""Type parameters: of functions, of classes and of `type` statements."""
from typing import TypeVar, Generic, Callable
def first[T](items, default=None): return items[0] if items else default
class Stack[T]:
    def __init__(self) : self.items = []
    def push(self, item): self.items.append(item); return self
    def map[U](self, f): return [f(item) for item in self.items]
print(first([1]), first.__type_params__, Stack.__type_params__, Stack.__parameters__)
s = Stack[int]().push(1).push(2)
print(s.map(str), Stack[int], Stack[int].__origin__ is Stack, Stack[int].__args__, Stack.__orig_bases__, Stack.__mro__)
type Pair[A, B = int] = tuple[A, B]
type Names = list[str]
type Recursive = dict[str, Recursive]
print(Pair, Names, Names.__value__, Pair.__type_params__, Pair[int, str], Recursive.__value__, Pair.__name__, type(Names).__name__)
class Bounded[T: int, U: (int, str), *Ts, **P]: pass
T, U, Ts, P = Bounded.__type_params__
print(T, T.__bound__, T.__constraints__, U.__constraints__, U.__bound__, Ts, P, T.__name__, repr(T), type(Ts).__name__, type(P).__name__)
def lazy[T: undefined](): pass
try: lazy.__type_params__[0].__bound__
except NameError as error: print(error)
type Lazy = undefined
try: Lazy.__value__
except NameError as error: print(error)
class Child[V](Stack[V]): pass
class Fixed(Stack[int]): pass
print(Child.__bases__, Child.__orig_bases__, Child[str], Fixed.__orig_bases__, [c.__name__ for c in Child.__mro__], issubclass(Fixed, Stack))
class Scope[T]:
    seen = T
    def f(self, a): return T
print(Scope.seen, Scope().f(1))
try: print(T2)
except NameError as error: print(error)
def wrapper[T](x):
    def inner(y): return T
    return inner
print(wrapper(1)(2), wrapper.__type_params__[0].__name__, wrapper.__qualname__, wrapper(1).__qualname__)
def default[T = int, U = list[T]](): pass
print([p.__default__ for p in default.__type_params__], [p.has_default() for p in default.__type_params__])
class Old(Generic[(X := TypeVar("X"))]): pass
print(Old[int], X, X.__name__, Old.__parameters__)
try: Stack[int, str]
except TypeError as error: print(error)
try: Fixed[int]
except TypeError as error: print(error)
try: isinstance(1, Stack[int])
except TypeError as error: print(error)
print(isinstance(s, Stack), list[int], dict[str, list[int]], tuple[int, ...], int | None, (int | str).__args__, type(int | str).__name__, isinstance(1, int | str), list[int] == list[int], list[T][str])
@(lambda f: f)
def decorated[T](a, *args, **kw): return a
print(decorated(1), decorated.__type_params__)
