def numbers(n):
    for i in range(n):
        got = yield i
        if got:
            print("got", got)


g = numbers(3)
print(next(g), g.send("a"), next(g))
try:
    next(g)
except StopIteration as stop:
    print("stop", stop.value)


def returning():
    yield 1
    return "result"


def delegating():
    result = yield from returning()
    print("inner", result)
    yield from [10, 20]
    yield from (x * 2 for x in (1, 2))


print(list(delegating()))


def careful():
    try:
        while True:
            try:
                yield "value"
            except ValueError as error:
                print("caught", error)
    finally:
        print("finally")


c = careful()
next(c)
print(c.throw(ValueError("thrown")))
c.close()
c.close()


def outer():
    try:
        yield from careful()
    except KeyError as error:
        print("outer", error)
        yield "after"


o = outer()
next(o)
print(o.throw(ValueError("deep")))
print(o.throw(KeyError("up")))


def gone():
    try:
        yield 1
    finally:
        print("gone")


x = gone()
next(x)
del x
print("next")
for value in gone():
    break
print("after loop")


def ignoring():
    try:
        yield 1
    except GeneratorExit:
        yield 2


i = ignoring()
next(i)
try:
    i.close()
except RuntimeError as error:
    print(error)


def wrong():
    yield 1
    raise StopIteration("inside")


w = wrong()
next(w)
try:
    next(w)
except RuntimeError as error:
    print(error, repr(error.__cause__))
try:
    numbers(1).send(1)
except TypeError as error:
    print(error)


def itself():
    yield next(me)


me = itself()
try:
    next(me)
except ValueError as error:
    print(error)


class Coroutine:
    def __init__(self, n):
        self.n = n

    def __await__(self):
        got = yield self.n
        return got * 2


async def inner(n):
    value = await Coroutine(n)
    return value + 1


async def main():
    a = await inner(1)
    b = await inner(2)
    return a, b


m = main()
print(m.send(None), m.send(10))
try:
    m.send(20)
except StopIteration as stop:
    print(stop.value)
try:
    m.send(None)
except RuntimeError as error:
    print(error)


async def agen():
    for i in range(3):
        await Coroutine(i)
        yield i * 10


async def consume():
    return [x async for x in agen()]


def drive(coro):
    value = 0
    seen = []
    try:
        while True:
            seen.append(coro.send(None if not seen else value))
            value += 1
    except StopIteration as stop:
        return seen, stop.value


print(drive(consume()))


class Manager:
    async def __aenter__(self):
        print("enter")
        return self

    async def __aexit__(self, *exc):
        print("exit", exc[0])
        return True


async def managed():
    async with Manager() as m:
        raise ValueError("swallowed")
    return "end"


print(drive(managed()))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Countdown(3)), sum(Countdown(4)), max(Countdown(5)), 2 in Countdown(5), [*Countdown(2)])
print(list(map(lambda a, b: a + b, [1, 2], Countdown(2))), list(filter(None, [0, 1, 2])), list(zip("ab", Countdown(5))))
print(list(enumerate(Countdown(2), 5)), dict(zip("ab", [1, 2])), tuple(x for x in "abc"), set(Countdown(3)))
a, b = Countdown(2)
print(a, b, sorted(Countdown(3), reverse=True), ",".join(str(x) for x in range(3)), any(x > 1 for x in range(3)), all([]))
try:
    a, b = Countdown(3)
except ValueError as error:
    print(error)
print(next(iter([]), "default"), list(iter(lambda: 1, 1)), list(reversed([1, 2, 3])), next(g, "end"))


def infinite():
    n = 0
    while True:
        yield n
        n += 1


total = 0
for n in infinite():
    if n > 1000:
        break
    total += n
print(total)
