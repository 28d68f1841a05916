"""What CPython says when types do not fit, operator by operator and call by call."""
values = [1, 1.5, "s", b"b", [1], (1,), {1: 2}, {1}, None, len, int, range(2), True]
names = [type(v).__name__ for v in values]
signs = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b, "//": lambda a, b: a // b, "<<": lambda a, b: a << b, "&": lambda a, b: a & b, "@": lambda a, b: a @ b, "<": lambda a, b: a < b, "in": lambda a, b: a in b}
for sign, f in signs.items():
    for a, b in ((1, "s"), ("s", 1), ([1], (1,)), ({1: 2}, {1}), (None, 1), (1.5, [1]), (b"b", "s"), (len, 1), ((1,), "s"), ({1}, [1]), (1.5, 1.5), (range(2), 1)):
        try: f(a, b)
        except (TypeError, ZeroDivisionError) as error: print(sign, error, end="; ")
    print()
for v in values:
    for what in (len, iter, lambda v: v[0], lambda v: v(), lambda v: -v, lambda v: ~v if v is not True else 0, hash, lambda v: [*v] and 0, lambda v: {**v} and 0, lambda v: int(v) and 0, lambda v: v.nothing, next, reversed, abs):
        try: what(v)
        except (TypeError, AttributeError, KeyError, ValueError) as error: print(type(error).__name__[0], error, end="; ")
    print()
def f(a): a += 1
for v in ("s", [1], None, {}, (1,), {1}, b"x"):
    try: f(v)
    except TypeError as error: print(error)
for call in (lambda: "a".join([1]), lambda: "%d" % "x", lambda: "abc"["x"], lambda: [1, 2]["x"], lambda: {}[[]], lambda: {[]}, lambda: int([]), lambda: float("x"), lambda: int("1.5"), lambda: chr(-1), lambda: ord("ab"), lambda: range("a"), lambda: sum(["a"]), lambda: max(1), lambda: sorted([1, "a"]), lambda: "a" * "b", lambda: [1] * 1.5, lambda: round("a"), lambda: divmod("a", 1), lambda: pow("a", 2), lambda: isinstance(1, "int"), lambda: issubclass(1, int), lambda: zip(1), lambda: enumerate(1), lambda: list(1), lambda: dict([1]) if False else dict(1), lambda: set(1), lambda: open if False else bytes("a"), lambda: "a".split(1), lambda: "a".replace(1, 2), lambda: getattr(1, 2), lambda: print(sep=1), lambda: type("X", 1, {}), lambda: super().x, lambda: next([]), lambda: format(1, 2), lambda: slice(1)[0], lambda: object()[0], lambda: (1)(2), lambda: "s".x, lambda: [].x, lambda: None.x, lambda: (1).x, lambda: len.x, lambda: int.x):
    try: print(call())
    except (TypeError, ValueError, AttributeError, RuntimeError, KeyError) as error: print(type(error).__name__, error)
