"""Recursion: its limit, errors that come of it, memory of results, mutual recursion."""
import functools, sys
def down(n): return 0 if n == 0 else 1 + down(n - 1)
print(down(500), sys.getrecursionlimit())
def forever(n=0): return forever(n + 1)
try: forever()
except RecursionError as error: print(type(error).__name__, error, isinstance(error, RuntimeError))
class Loop:
    def __getattr__(self, name): return getattr(self, name + "x")
try: Loop().a
except RecursionError as error: print("getattr:", type(error).__name__)
class R:
    def __repr__(self): return repr(self)
try: repr(R())
except RecursionError as error: print("repr:", type(error).__name__)
class E:
    def __eq__(self, other): return self == other
try: E() == E()
except RecursionError as error: print("eq:", type(error).__name__)
sys.setrecursionlimit(100)
try: down(200)
except RecursionError as error: print("lower:", type(error).__name__)
print(down(50)); sys.setrecursionlimit(1000)
for wrong in (0, -1, "x"):
    try: sys.setrecursionlimit(wrong)
    except (ValueError, TypeError) as error: print(type(error).__name__, error)
@functools.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info())
def ackermann(m, n): return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))
print(ackermann(2, 3))
def hanoi(n, a="A", b="B", c="C"): return [] if n == 0 else hanoi(n - 1, a, c, b) + [a + c] + hanoi(n - 1, b, a, c)
print(" ".join(hanoi(3)), len(hanoi(6)))
def queens(n, row=0, placed=()):
    if row == n: yield placed; return
    for col in range(n):
        if all(col != c and abs(col - c) != row - r for r, c in enumerate(placed)): yield from queens(n, row + 1, placed + (col,))
print(len(list(queens(6))), next(queens(8)))
def depth(tree): return 1 + max(map(depth, tree), default=0)
print(depth([[], [[[]]], []]), depth([]))
nested = []
for _ in range(60): nested = [nested]
print(depth(nested), str(nested).count("["), nested == eval_free if False else len(repr(nested)))
def even(n): return n == 0 or odd(n - 1)
def odd(n): return n != 0 and even(n - 1)
print(even(100), odd(7), (lambda f: (lambda x: x(x))(lambda y: f(lambda v: y(y)(v))))(lambda f: lambda n: 1 if n < 2 else n * f(n - 1))(10))
