"""typing at run time: NamedTuple, TypedDict, generics, unions, get_type_hints, cast, Literal."""
from typing import NamedTuple, TypedDict, Optional, Union, Any, cast, get_type_hints, Generic, TypeVar, Literal, Callable, ClassVar, Final, overload
class Point(NamedTuple):
    x: int
    y: int = 0
    def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
p = Point(3, 4); print(p, p.norm(), p._replace(x=0), Point(1), p == (3, 4), Point._fields, Point._field_defaults, [*p], p._asdict())
class Movie(TypedDict, total=False):
    title: str
    year: int
m: Movie = {"title": "T"}; print(m, Movie(title="x", year=1), type(m).__name__, Movie.__total__)
def f(a: int, b: "str" = "x", *c: float, d: Optional[int] = None, **e: Any) -> list[int]: return [a]
print(f.__annotations__["a"], f.__annotations__["return"], f(1), sorted(f.__annotations__))
print(Optional[int], Union[int, str], Union[int, int], int | None, Union[int, None] == Optional[int], list[int], dict[str, list[int]], tuple[int, ...], Callable[[int], str], Literal["a", 1], type[int])
T = TypeVar("T")
class Box(Generic[T]):
    def __init__(self, item: T): self.item = item
    def get(self) -> T: return self.item
print(Box[int](5).get(), Box("a").get(), T, Box[int], isinstance(Box(1), Box), Box.__parameters__)
print(cast(int, "not really"), isinstance(5, int | str), isinstance("a", (int, str)), isinstance(None, int | None), issubclass(bool, int | str))
class C:
    count: ClassVar[int] = 0
    name: str
    limit: Final = 3
print(C.__annotations__["name"], get_type_hints(C)["count"], hasattr(C, "name"), C.limit)
@overload
def g(a: int) -> int: ...
@overload
def g(a: str) -> str: ...
def g(a): return a * 2
print(g(2), g("ab"))
for wrong in (lambda: isinstance(1, list[int]), lambda: Any(), lambda: Point()):
    try: wrong()
    except TypeError as error: print(error)
x: list[int] = [1]; y: "not evaluated at all" = 2; print(x, y)
