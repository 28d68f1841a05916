"""Numbers at work: gcd, primes, bases, fractions by hand, roots, dates, money."""
import math
def gcd(a, b):
    while b: a, b = b, a % b
    return a
print(gcd(48, 18), math.gcd(48, 18, 8), math.lcm(4, 6), [n for n in range(2, 50) if all(n % d for d in range(2, math.isqrt(n) + 1))])
def factors(n):
    out, d = {}, 2
    while d * d <= n:
        while n % d == 0: out[d] = out.get(d, 0) + 1; n //= d
        d += 1
    if n > 1: out[n] = out.get(n, 0) + 1
    return out
print(factors(360), factors(97), factors(2 ** 10 * 3), math.prod(p ** k for p, k in factors(123456).items()))
def base(n, b):
    digits = ""
    while n: n, r = divmod(n, b); digits = "0123456789abcdefghijklmnopqrstuvwxyz"[r] + digits
    return digits or "0"
print(base(255, 2), base(255, 16), base(10 ** 20, 36), int(base(10 ** 20, 36), 36) == 10 ** 20, [base(n, 3) for n in range(5)])
class Fraction:
    def __init__(self, n, d=1):
        if d == 0: raise ZeroDivisionError(f"Fraction({n}, 0)")
        g = math.gcd(n, d) * (1 if d > 0 else -1); self.n, self.d = n // g, d // g
    def __repr__(self): return f"{self.n}/{self.d}" if self.d != 1 else str(self.n)
    def _of(self, o): return o if isinstance(o, Fraction) else Fraction(o) if isinstance(o, int) else None
    def __add__(self, o): o = self._of(o); return NotImplemented if o is None else Fraction(self.n * o.d + o.n * self.d, self.d * o.d)
    __radd__ = __add__
    def __mul__(self, o): o = self._of(o); return NotImplemented if o is None else Fraction(self.n * o.n, self.d * o.d)
    def __rtruediv__(self, o): return self._of(o) * Fraction(self.d, self.n)
    def __neg__(self): return Fraction(-self.n, self.d)
    def __eq__(self, o): o = self._of(o); return o is not None and (self.n, self.d) == (o.n, o.d)
    def __lt__(self, o): o = self._of(o); return self.n * o.d < o.n * self.d
    def __float__(self): return self.n / self.d
    def __hash__(self): return hash((self.n, self.d))
half, third = Fraction(1, 2), Fraction(2, 6)
print(half + third, half * third, 1 + half, 1 / third, -half, half == Fraction(2, 4), half < 1, third < half, float(half), sum([half, third, third], Fraction(0)), max(half, third), {half: 1}[Fraction(2, 4)])
for wrong in (lambda: Fraction(1, 0), lambda: half + 1.5, lambda: half * "a"):
    try: print(wrong())
    except (ZeroDivisionError, TypeError) as error: print(type(error).__name__, error)
def newton(f, df, x):
    for _ in range(50):
        step = f(x) / df(x); x -= step
        if abs(step) < 1e-12: return x
print(newton(lambda x: x * x - 2, lambda x: 2 * x, 1.0), math.isclose(newton(math.cos, lambda x: -math.sin(x), 1.0), math.pi / 2), sum(1 / math.factorial(n) for n in range(18)), 4 * sum((-1) ** k / (2 * k + 1) for k in range(100)))
def leap(y): return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
def weekday(y, m, d): t = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]; y -= m < 3; return (y + y // 4 - y // 100 + y // 400 + t[m - 1] + d) % 7
print([y for y in (1900, 2000, 2023, 2024) if leap(y)], ["Sun Mon Tue Wed Thu Fri Sat".split()[weekday(*day)] for day in ((2024, 2, 29), (2000, 1, 1), (1969, 7, 20))])
def _change(amount, coins):
    out = {}
    for c in coins:
        n, amount = divmod(amount, c)
        if n: out[c] = n
    return out
def ways(amount, coins): return 1 if amount == 0 else 0 if amount < 0 or not coins else ways(amount - coins[0], coins) + ways(amount, coins[1:])
print(_change(388, (200, 100, 50, 20, 10, 5, 2, 1)), ways(20, (10, 5, 2, 1)), round(2.675, 2), f"{1.005:.2f}", 0.1 * 3 == 0.3, math.fsum([0.1] * 3) == 0.3 or math.isclose(0.1 * 3, 0.3))
fib = [0, 1]
while len(fib) < 60: fib.append(fib[-1] + fib[-2])
print(fib[-1], fib[30] / fib[29], sum(int(d) for d in str(2 ** 100)), len(str(math.factorial(50))), pow(7, 222, 1000), 10 ** 15 % 97, (1 << 70) - 1, -7 // 3, -7 % 3, math.comb(40, 20), math.perm(10, 3))
perfect = [n for n in range(2, 500) if sum(d for d in range(1, n) if n % d == 0) == n]; armstrong = [n for n in range(100, 1000) if n == sum(int(d) ** 3 for d in str(n))]
print(perfect, armstrong, [n for n in range(1, 100) if str(n * n).endswith(str(n))], sorted({a * b for a in range(2, 5) for b in range(2, 5)}))
