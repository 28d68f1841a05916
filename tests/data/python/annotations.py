"""Annotations, generic aliases, unions and typing."""

import typing
from typing import (
    Annotated, Any, Callable, ClassVar, Dict, Final, Generic, List, Literal, NewType, Optional, Protocol, Tuple,
    TypedDict, TypeVar, Union, cast, overload, runtime_checkable,
)
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

print(list[int], dict[str, list[int]], tuple[int, ...], type[int], int | None, int | str | None, list[int] | None)
print(isinstance(1, int | str), isinstance("x", int | None), issubclass(bool, int | str), (int | str) == (str | int))
print(List[int], Dict[str, Any], Optional[int], Union[int, str], Tuple[int, ...], Callable[[int], str], Literal[1, "a"])
print(list[int]([1, 2]), list[int].__origin__, list[int].__args__, typing.get_args(dict[str, int]), typing.get_origin(list[int]))


class Shop:
    name: str
    count: int = 0
    limit: ClassVar[int] = 5
    other: "Shop"


def price(item: str, *rest: int, tax: float = 0.2, **more: Any) -> float: ...


print(Shop.__annotations__, price.__annotations__)
T = TypeVar("T")


class Box(Generic[T]):
    def __init__(self, value: T) -> None:
        self.value = value


print(Box[int](3).value, T, Box.__mro__[1].__name__)


@runtime_checkable
class Closable(Protocol):
    def close(self) -> None: ...


class File:
    def close(self):
        pass


print(isinstance(File(), Closable), isinstance(3, Closable))


class Movie(TypedDict, total=False):
    name: str
    year: int


print(Movie(name="x", year=1), Movie.__annotations__)
UserId = NewType("UserId", int)
print(UserId(5), cast(int, "x"), typing.TYPE_CHECKING, Any)


@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x):
    return x


print(f(3), isinstance([], Iterable), isinstance({}, Mapping), isinstance("", Sequence), isinstance([], Hashable))
print(isinstance(iter([]), Iterator), issubclass(dict, Mapping), isinstance(5, Iterable), callable(f))
for wrong in (lambda: int[str], lambda: isinstance(1, list[int]), lambda: Closable(), lambda: isinstance(1, Any)):
    try:
        wrong()
    except TypeError as error:
        print(error)
