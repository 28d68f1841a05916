"""Searching: linear, binary, in texts, knapsacks, longest runs, edit distances."""
import bisect
def binary(items, wanted):
    low, high, steps = 0, len(items), 0
    while low < high:
        middle = (low + high) // 2; steps += 1
        if items[middle] < wanted: low = middle + 1
        else: high = middle
    return (low if low < len(items) and items[low] == wanted else -1), steps
items = list(range(0, 100, 7)); print([binary(items, n) for n in (0, 49, 50, 98, -1)], [bisect.bisect_left(items, n) for n in (0, 49, 50)])
grades = [(60, "D"), (70, "C"), (80, "B"), (90, "A")]; print([("F", *[g for _, g in grades])[bisect.bisect([m for m, _ in grades], s)] for s in (50, 60, 79, 80, 99)])
def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1): last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]
print(distance("kitten", "sitting"), distance("", "abc"), distance("same", "same"), min(["apple", "maple", "people"], key=lambda w: distance(w, "aple")))
def common(a, b):
    table = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a)):
        for j in range(len(b)): table[i + 1][j + 1] = table[i][j] + a[i] if a[i] == b[j] else max(table[i][j + 1], table[i + 1][j], key=len)
    return table[-1][-1]
print(common("AGGTAB", "GXTXAYB"), common("abc", "xyz"), len(common("a" * 10, "a" * 7)))
def knapsack(things, limit):
    best = [(0, [])] * (limit + 1)
    for name, weight, value in things:
        for room in range(limit, weight - 1, -1):
            v, names = best[room - weight]
            if v + value > best[room][0]: best[room] = v + value, names + [name]
    return best[limit]
print(knapsack([("a", 3, 4), ("b", 4, 5), ("c", 2, 3), ("d", 5, 8)], 9))
def longest_rising(a):
    tails = []
    for x in a:
        at = bisect.bisect_left(tails, x)
        tails[at:at + 1] = [x]
    return len(tails)
def best_sum(a):
    best = now = a[0]
    for x in a[1:]: now = max(x, now + x); best = max(best, now)
    return best
print(longest_rising([10, 9, 2, 5, 3, 7, 101, 18]), best_sum([-2, 1, -3, 4, -1, 2, 1, -5, 4]), best_sum([-3, -1, -2]))
def find_all(text, part):
    at, found = text.find(part), []
    while at >= 0: found.append(at); at = text.find(part, at + 1)
    return found
def prefix_function(p):
    out, k = [0] * len(p), 0
    for i in range(1, len(p)):
        while k and p[i] != p[k]: k = out[k - 1]
        k += p[i] == p[k]; out[i] = k
    return out
print(find_all("banana", "ana"), prefix_function("abacabab"), "banana".count("ana"), "banana".rfind("an"), ["abc".find(c) for c in "cax"])
def two_sum(a, target):
    seen = {}
    for i, x in enumerate(a):
        if target - x in seen: return seen[target - x], i
        seen[x] = i
def subsets(a, target): return [[]] if target == 0 else [] if not a or target < 0 else [[a[0]] + r for r in subsets(a[1:], target - a[0])] + subsets(a[1:], target)
print(two_sum([2, 7, 11, 15], 26), two_sum([1], 5), subsets([3, 5, 8, 2, 6], 11), [n for n in range(1, 40) if 40 % n == 0], max(range(1, 100), key=lambda n: sum(1 for d in range(1, n + 1) if n % d == 0)))
