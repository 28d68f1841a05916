"""Every function of itertools."""

import itertools
from itertools import (
    accumulate, batched, chain, combinations, combinations_with_replacement, compress, count, cycle, dropwhile,
    filterfalse, groupby, islice, pairwise, permutations, product, repeat, starmap, takewhile, tee, zip_longest,
)

print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 2], max)), list(accumulate([1, 2], initial=10)))
print(list(batched("abcdefg", 3)), list(chain("ab", [1], ())), list(chain.from_iterable(["ab", "c"])))
print(list(combinations("abcd", 2)), list(combinations([1], 2)), list(combinations("ab", 0)))
print(list(combinations_with_replacement("abc", 2)), list(compress("abcdef", [1, 0, 1, 0, 1, 1])))
print(list(islice(count(10, -2), 4)), list(islice(count(0.5), 2)), count(3), count(1, 2))
print(list(islice(cycle("ab"), 5)), list(cycle([])))
print(list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(takewhile(lambda x: x < 3, [1, 2, 3, 1])))
print(list(filterfalse(lambda x: x % 2, range(6))), list(filterfalse(None, [0, 1, ""])))
for key, group in groupby("AAAABBBCCDAA"):
    print(key, len(list(group)), end=" ")
print()
print([(key, list(group)) for key, group in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])
kept = [group for key, group in groupby("aab")]
print([list(group) for group in kept])
print(list(islice("abcdefg", 2)), list(islice("abcdefg", 2, 4)), list(islice("abcdefg", 0, None, 3)))
shared = iter(range(10))
print(list(islice(shared, 3)), list(islice(shared, 1, 4, 2)), next(shared))
print(list(pairwise([1, 2, 3])), list(pairwise([1])))
print(list(permutations("abc", 2)), len(list(permutations(range(5)))), list(permutations([1], 2)))
print(list(product("ab", [1, 2])), list(product([0, 1], repeat=3)), list(product()), list(product("a", [])))
print(list(repeat("x", 3)), repeat(7, 2), list(starmap(pow, [(2, 5), (3, 2)])))
one, two = tee([1, 2, 3])
print(next(one), next(one), list(two), list(one))
print(list(zip_longest("abc", [1], fillvalue="-")), list(zip_longest()))
print(type(chain()).__name__, isinstance(chain(), chain), iter(one) is one, next(chain([5])))

for wrong in (
    lambda: islice("a", -1), lambda: islice("a", 0, 1, 0), lambda: list(batched("abc", 2, strict=True)),
    lambda: combinations("ab", -1), lambda: batched("a", 0), lambda: chain(1) and list(chain(1)),
    lambda: tee([], -1), lambda: next(chain()), lambda: count("a"),
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)


def numbers():
    yield 1
    raise ValueError("inside")


try:
    for number in chain([0], numbers()):
        print(number)
except ValueError as error:
    print(error)
# Lazy: nothing is asked for before it is wanted.
seen = []
lazy = map(lambda x: seen.append(x) or x, itertools.takewhile(lambda x: x < 2, count()))
print(seen, next(lazy), seen)
