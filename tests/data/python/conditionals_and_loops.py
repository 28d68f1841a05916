"""Statements: if, while, for, their else, break and continue in every nesting."""
def kind(n):
    if n < 0: return "negative"
    elif n == 0: return "zero"
    elif n % 2: return "odd"
    else: return "even"
print([kind(n) for n in (-1, 0, 1, 2)])
def find(items, wanted):
    for at, item in enumerate(items):
        if item == wanted: break
    else: return "not found"
    return at
print(find("abc", "b"), find("abc", "z"), find("", "a"))
n, steps = 27, 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
else: print("done after", steps)
i = 0
while True:
    i += 1
    if i % 2: continue
    if i > 6: break
    print(i, end=" ")
else: print("never")
print()
for i in range(3):
    for j in range(3):
        if j == 2: break
        if (i + j) % 2: continue
        print((i, j), end=" ")
    else: print("no break", end=" ")
    if i == 1: break
else: print("never")
print(i, j)
for x in []: pass
else: print("empty", "x" in globals())
for i in range(5): i *= 10
print(i); d = {"a": 1}
for d["k"] in range(2): pass
print(d); total = 0
for a, (b, *c) in [(1, (2, 3, 4)), (5, "xy")]: total += a; print(a, b, c, end="; ")
print(total); items = [1, 2, 3, 4, 5, 6]
for item in items[:]:
    if item % 2 == 0: items.remove(item)
print(items)
while items: print(items.pop(), end=" ")
print(); x = 5
print("big" if x > 10 else "middle" if x > 3 else "small", x > 3 and "yes" or "no", not x or x, [] or {} or 0 or None, 1 and 2 and 3, "" and 1, (lambda: "lazy")() if x else 1 / 0)
if (count := len("abc")) > 2 and count < 5: print(count)
def loop():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
        finally: print("f", i, end=" ")
    else: print("never")
    return i
print(loop()); pass; ...; "a statement"
for i in (1, 2), (3, 4): print(i, end=" ")
for c in "ab" "cd": print(c, end="")
print(); print(sum(i for i in range(10) if i % 3 if i % 2), [i if i % 2 else -i for i in range(4)], [[j for j in range(i)] for i in range(3)])
