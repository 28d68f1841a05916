"""Expressions: comprehensions of every kind, nested, filtered, with names of their own."""
x = "outer"
print([x for x in range(3)], x, {x: x * x for x in range(3)}, {x % 2 for x in range(5)}, sum(x for x in range(5)), list(x for x in "ab"), x)
print([(a, b) for a in range(3) for b in range(a)], [a for a in range(10) if a % 2 if a > 4], [[i * j for j in range(3)] for i in range(3)], [y for row in [[1, 2], [3]] for y in row], {k: [v for v in range(k)] for k in range(3)})
print([a + b for a, b in [(1, 2), (3, 4)]], [first for first, *rest in ["abc", "de"]], {v: k for k, v in {"a": 1}.items()}, [n for n in range(20) if all(n % d for d in range(2, n)) and n > 1], [*(i for i in range(2)), *[9]])
fs = [lambda: i for i in range(3)]; gs = [lambda i=i: i for i in range(3)]; print([f() for f in fs], [g() for g in gs])
print([last := n for n in range(3)], last, [(n, half) for n in range(6) if (half := n / 2).is_integer()], any((found := n) > 3 for n in range(9)), found)
g = (print("made", n, end=" ") or n for n in range(2)); print("lazy"); print(list(g), list(g))
def scope():
    y = 10
    return [y + n for n in range(2)], [[y for _ in range(n)] for n in range(3)], (lambda: [y for y in "ab"])(), y
print(scope())
class C:
    base = 3
    squares = [n * n for n in range(base)]
    try: wrong = [base for _ in range(2)]
    except NameError as error: wrong = str(error)
print(C.squares, C.wrong)
def source(): print("source", end=" "); return [1, 2]
gen = (n for n in source()); print("after"); print(list(gen))
try: gen = (n for n in None)
except TypeError as error: print(error)
try: [n for n in 5]
except TypeError as error: print(error)
try: [1 / n for n in (1, 0)]
except ZeroDivisionError as error: print(error)
print(dict((k, v) for k, v in zip("ab", range(2))), set(c for c in "aab") == {"a", "b"}, tuple(n for n in (1, 2)), "".join(c.upper() for c in "abc"), max((len(w), w) for w in ["a", "bcd", "ef"]), sorted({w[0]: w for w in ("ab", "ac", "b")}.items()))
matrix = [[1, 2, 3], [4, 5, 6]]; print([[row[i] for row in matrix] for i in range(3)], [sum(col) for col in zip(*matrix)], [[cell if cell % 2 else 0 for cell in row] for row in matrix])
async def agen():
    for i in range(3): yield i
async def collect(): return [i async for i in agen() if i], {i: 1 async for i in agen()}, [i for i in [j async for j in agen()]]
try: collect().send(None)
except StopIteration as stop: print(stop.value)
print([i for i in range(5) if i not in [j for j in range(3)]], [(i, j) for i, j in enumerate("ab")], [i for i, in [(1,), (2,)]], {**{i: i for i in range(2)}}, [not i for i in [0, 1]], [i for i in reversed(range(3))], [[], [[]]][1])
