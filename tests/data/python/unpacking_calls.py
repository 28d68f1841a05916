"""Calls in every form: stars, defaults, keywords, and what is wrong with them."""


def show(a, b=2, /, c=3, *rest, d, e=5, **more):
    return a, b, c, rest, d, e, more


print(show(1, d=4), show(1, 9, 8, 7, 6, d=4, e=0, x=1), show(*[1, 2], **{"d": 4, "z": 9}))
print(show(*(1,), *range(2), d=0), show(1, **dict(d=1), **dict(q=2)), (lambda *a, **k: (a, k))(1, *"ab", k=2))


def one(): ...
def two(a, b): ...
def only(*, key): ...
def plain(a, b=1, *, c): ...


for wrong in (
    lambda: one(1), lambda: two(1), lambda: two(), lambda: two(1, 2, 3), lambda: two(1, a=2), lambda: two(1, z=2),
    lambda: only(), lambda: only(1), lambda: only(key=1, other=2), lambda: plain(1, 2, 3, c=1), lambda: show(b=1, d=2, a=0),
    lambda: show(), lambda: two(*5), lambda: two(**5), lambda: two(**{1: 2}), lambda: two(*[1], **{"a": 1}),
    lambda: print(1, foo=2), lambda: len(), lambda: len(1, 2), lambda: [].append(),
):
    try:
        wrong()
    except TypeError as error:
        print(error)


def defaults(x, items=[]):
    items.append(x)
    return items


print(defaults(1), defaults(2), defaults.__defaults__, show.__kwdefaults__)
first, *middle, last = "abcde"
print(first, middle, last, [*range(3), *"xy"], {**{"a": 1}, "b": 2, **{"a": 3}}, {*[1, 2], *[2, 3]})
(a, b), [c, *d] = (1, 2), (3, 4, 5)
print(a, b, c, d)
x = y = [0]
x[0], x = 5, 6
print(x, y)
for wrong in ("a, b = 1, 2, 3", "few"):
    try:
        if wrong == "few":
            a, *b, c, d = [1, 2]
        else:
            a, b = 1, 2, 3
    except ValueError as error:
        print(error)


class Counter:
    made = 0

    def __new__(cls, *args):
        cls.made += 1
        return super().__new__(cls)

    def __init__(self, *args):
        self.args = args

    def __call__(self, *args, **keywords):
        return self.args + args, keywords


print(Counter(1)(2, k=3), Counter.made, Counter.__call__(Counter(5), 6))
bound = Counter(1).__call__
print(bound(*[7]), list(map(Counter(0), [1, 2]))[1], sorted([3, 1], key=lambda v, sign=-1: v * sign))
