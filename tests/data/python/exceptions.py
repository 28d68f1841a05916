def f(kind):
    try:
        if kind == 0:
            return "returned"
        if kind == 1:
            raise ValueError("one")
        if kind == 2:
            1 / 0
        if kind == 3:
            [][1]
        if kind == 4:
            {}["k"]
    except ValueError as error:
        return f"value {error}"
    except (ZeroDivisionError, IndexError) as error:
        return f"{type(error).__name__}: {error}"
    else:
        return "else"
    finally:
        print("finally", kind)


for kind in range(4):
    print(f(kind))
try:
    f(4)
except KeyError as error:
    print(repr(error), error, error.args)
print(f(5))


class Custom(Exception):
    def __init__(self, code, message="custom"):
        super().__init__(message)
        self.code = code


class Derived(Custom):
    def __str__(self):
        return f"derived {self.code}"


try:
    raise Derived(7)
except Custom as error:
    print(error, error.code, error.args, repr(error))
try:
    try:
        raise KeyError("first")
    except KeyError as error:
        raise RuntimeError("second") from error
except RuntimeError as error:
    print(repr(error.__cause__), repr(error.__context__), error.__suppress_context__)
try:
    try:
        raise KeyError("first")
    except KeyError:
        raise RuntimeError("second")
except RuntimeError as error:
    print(error.__cause__, repr(error.__context__))
try:
    try:
        raise KeyError("a")
    finally:
        print("cleanup")
except KeyError:
    print("outer")


def nested():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
        finally:
            print("f", i)
    return "nested"


print(nested())


class Context:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind and kind.__name__, value)
        return self.swallow


with Context("a") as a, Context("b", True) as b:
    print(a, b)
    raise ValueError("in")
print("after")
try:
    with Context("c"):
        raise TypeError("out")
except TypeError as error:
    print("caught", error)
try:
    with 3:
        pass
except TypeError as error:
    print(error)
try:
    raise ExceptionGroup("group", [ValueError(1), TypeError(2), ExceptionGroup("in", [ValueError(3), KeyError(4)])])
except* ValueError as group:
    print("values", group.exceptions, group.message)
except* TypeError as group:
    print("types", group.exceptions)
except* KeyError as group:
    print("keys", repr(group))
try:
    try:
        raise ExceptionGroup("left", [ValueError(1), OSError(2)])
    except* ValueError:
        print("some")
except ExceptionGroup as group:
    print("rest", repr(group))
try:
    raise ValueError
except ValueError as error:
    print(repr(error), str(error) == "")
try:
    raise 3
except TypeError as error:
    print(error)
try:
    try:
        1 / 0
    except:
        raise
except ZeroDivisionError as error:
    print("reraised", error)
try:
    int("x")
except ValueError as error:
    print(error)
for text, action in {
    "attribute": lambda: None.x,
    "call": lambda: 3(),
    "index": lambda: (1,)[5],
    "key": lambda: {1: 2}[3],
    "concat": lambda: "a" + 1,
    "add": lambda: 1 + "a",
    "iter": lambda: [*3],
    "unpack": lambda: (lambda a, b: 0)(*[1]),
    "string": lambda: "abc"["a"],
    "hash": lambda: {[]: 1},
    "order": lambda: 1 < "a",
    "len": lambda: len(3),
    "float": lambda: float("abc"),
    "pop": lambda: [].pop(),
    "import": lambda: __import__,
    "next": lambda: next(3),
    "chr": lambda: chr(-1),
    "range": lambda: range(1, 2, 0),
    "shift": lambda: 1 << -1,
    "mod": lambda: 5 % 0,
    "setitem": lambda: (1, 2).__setitem__,
    "join": lambda: ",".join([1]),
    "format": lambda: f"{3:s}",
    "isinstance": lambda: isinstance(3, 3),
}.items():
    try:
        action()
        print(text, "nothing")
    except Exception as error:
        print(text, type(error).__name__, error)


def deep(n):
    return deep(n + 1)


try:
    deep(0)
except RecursionError as error:
    print(error)
try:
    raise SystemExit(3)
except SystemExit as error:
    print(error.code)
error = ValueError("noted")
error.add_note("a note")
print(error.__notes__)
print(issubclass(TimeoutError, OSError), issubclass(KeyError, LookupError), Exception.__mro__)
