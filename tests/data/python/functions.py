def plain(a, b=2, *rest, c, d=4, **more):
    return a, b, rest, c, d, more


print(plain(1, c=3))
print(plain(1, 5, 6, 7, c=8, e=9))
print(plain(*[1, 2, 3], **{"c": 4, "z": 5}))


def only(a, /, b, *, c=0):
    return a, b, c


print(only(1, 2), only(1, b=2, c=3))
for wrong in (
    lambda: only(),
    lambda: only(1),
    lambda: only(a=1, b=2),
    lambda: only(1, 2, 3),
    lambda: only(1, 2, d=3),
    lambda: only(1, 2, b=3),
    lambda: plain(1),
    lambda: len(),
    lambda: len([], []),
    lambda: [].append(),
    lambda: (lambda x, y=1: x)(1, 2, 3),
):
    try:
        wrong()
    except TypeError as error:
        print(error)


def counter():
    count = 0

    def up(by=1):
        nonlocal count
        count += by
        return count

    return up


up = counter()
up()
print(up(5), up())


def decorate(before):
    def outer(function):
        def inner(*args, **kwargs):
            print(before, args, kwargs)
            return function(*args, **kwargs)

        inner.__name__ = function.__name__
        return inner

    return outer


@decorate("call")
def add(a, b):
    "Adds."
    return a + b


print(add(1, b=2), add.__name__)
print((lambda *a, k=3: (a, k))(1, 2))
print([f(2) for f in [lambda x, n=n: x * n for n in range(3)]])


def recursive(n):
    return 1 if n == 0 else n * recursive(n - 1)


print(recursive(30))


def defaults(x, seen=[]):
    seen.append(x)
    return seen


defaults(1)
print(defaults(2), defaults.__defaults__)
x = 10


def scope():
    global x
    x += 1
    return x


print(scope(), x)


def unbound():
    try:
        print(y)
    except UnboundLocalError as error:
        print(error)
    y = 1


unbound()
try:
    missing
except NameError as error:
    print(error)
a, *b, c = 1, 2, 3, 4
(d, e), f = (1, 2), 3
print(a, b, c, d, e, f)
first = second = [0]
first[0], second = 7, first
print(first, second)
print(1 < 2 < 3, 1 < 3 < 2, not 1, 1 and 0 or 5)
if (n := 10) > 5:
    print(n)
for i in range(3):
    if i == 1:
        continue
    print(i)
else:
    print("done")
while True:
    n -= 4
    if n < 0:
        break
else:
    print("never")
print(n)
del n
print("n" in globals(), callable(up), callable(3))
print(sum(i * i for i in range(10)), [i for i in range(20) if i % 3 == 0], {i: i * i for i in range(4)}, {i % 3 for i in range(9)})
print([(i, j) for i in range(3) for j in range(i)])
assert True, "fine"
try:
    assert 1 == 2, "sum"
except AssertionError as error:
    print("AssertionError", error)
print(plain.__qualname__, counter().__qualname__)
