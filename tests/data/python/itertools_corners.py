"""itertools: the corners: empty ones, counts, tee, batches, products, recipes."""
from itertools import *
import operator
print(list(accumulate([1, 2, 3])), list(accumulate([3, 1, 2], max)), list(accumulate([], initial=5)), list(accumulate([1, 2], operator.mul, initial=10)), list(batched("abcdefg", 3)), list(chain("ab", [1], ())), list(chain.from_iterable(["ab", "c"])))
print(list(combinations("abc", 2)), list(combinations("ab", 3)), list(combinations("ab", 0)), list(combinations_with_replacement("ab", 2)), list(permutations("abc", 2))[:4], len(list(permutations(range(4)))), list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), list(product()))
print(list(compress("abcd", [1, 0, 1, 0])), list(islice(count(10, 2.5), 3)), list(islice(cycle("ab"), 5)), list(dropwhile(lambda x: x < 3, [1, 3, 2])), list(takewhile(lambda x: x < 3, [1, 3, 2])), list(filterfalse(str.isdigit, "a1")), list(islice("abcdef", 1, None, 2)), list(islice("abc", 0)), list(pairwise("abcd")), list(repeat(7, 2)), list(starmap(pow, [(2, 3), (3, 2)])), list(zip_longest("abc", [1], fillvalue="-")))
for wrong in (lambda: list(batched("ab", 0)), lambda: list(batched("abc", 2, strict=True)), lambda: list(islice("a", -1)), lambda: list(islice("a", 1, 2, 0)), lambda: list(combinations("ab", -1)), lambda: count("a"), lambda: list(chain(5)), lambda: next(cycle([])), lambda: list(permutations("a", -1)), lambda: product(repeat=-1)):
    try: print(wrong())
    except (ValueError, TypeError, StopIteration) as error: print(type(error).__name__, error)
one, two = tee(iter("abc")); print(next(one), next(one), list(two), list(one))
groups = [(key, list(group)) for key, group in groupby("aabbca")]; print(groups, [(k, len(list(g))) for k, g in groupby([1, 3, 2, 4, 5], lambda n: n % 2)])
g = groupby("aab"); first = next(g)[1]; next(g); print(list(first))
c = count(1); print(next(c), next(c), c, count(2, 3), repeat("x"), repeat(1, 3), list(zip(count(), "ab")), next(count(0.5)), list(map(operator.add, count(1), [10, 20])))
def roundrobin(*its):
    its = [iter(i) for i in its]
    while its:
        for i in its[:]:
            try: yield next(i)
            except StopIteration: its.remove(i)
def chunks(it, n): it = iter(it); return iter(lambda: list(islice(it, n)), [])
def powerset(s): return chain.from_iterable(combinations(s, r) for r in range(len(s) + 1))
print(list(roundrobin("abc", [1], "xy")), list(chunks(range(5), 2)), ["".join(p) for p in powerset("abc")], sum(1 for _ in product("ab", repeat=5)), list(takewhile(lambda n: n < 40, map(operator.mul, count(1), count(1)))), list(accumulate("abc")), dict(zip("ab", count(1))), "".join(chain(*zip("ace", "bdf"))))
noisy = (print("made", n, end=" ") or n for n in range(5)); s = islice(noisy, 2); print("lazy", list(s), next(noisy))
