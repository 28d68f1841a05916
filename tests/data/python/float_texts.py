"""Floats: their texts, rounding and edges."""
import math, sys
for number in (0.1, 1.0, 1e22, 1e21, 123456789.123456789, 1e-7, 0.0001, 0.00001, 9007199254740993.0, 1e100, 5e-324, 2.2250738585072014e-308, -0.0, 1 / 3, 2 / 3, 100.0, 1e5, 1.5e16, 9999999999999998.0, 12345678901234567890.0, 4.35, 0.1 + 0.7, 1.1 * 3, 1e15 + 0.3, 72057594037927945.0):
    print(number, repr(number) == str(number), f"{number:.17g}", f"{number:.3f}"[:20], f"{number:e}", f"{number:g}", "%.10g" % number)
print(float("inf"), -float("inf"), float("nan"), float("inf") - float("inf"), float("inf") * 0, math.inf > 10 ** 400, math.nan == math.nan, math.nan is math.nan, [math.nan] == [math.nan], math.nan in [math.nan], {math.nan: 1}.get(math.nan))
print(-0.0 == 0.0, str(-0.0), math.copysign(1, -0.0), -0.0 + 0, 0.0 * -1, round(-0.4), round(-0.4, 0), abs(-0.0), int(-0.0), f"{-0.0:.1f}", f"{-0.04:.1f}", f"{-0.04:z.1f}", min(0.0, -0.0), max(-0.0, 0.0))
print(sys.float_info.max, sys.float_info.min, sys.float_info.epsilon, sys.float_info.dig, sys.maxsize, 1 + sys.float_info.epsilon / 2 == 1)
print(7.0 // 2, -7.0 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, 1e20 % 3, 0.3 % 0.1, 5 % math.inf, -5 % math.inf, -0.0 % 5, math.fmod(-7.5, 2), math.remainder(7.5, 2), divmod(1e20, 3))
print(2.0 ** 0.5, (-8) ** 3.0, 1e200 * 1e200, 1e-200 * 1e-200, 10.0 ** 15, 0.0 ** 0, math.inf ** 0, (-1.0) ** math.inf, math.nan ** 0)
print((0.1).hex(), (1e300).hex(), float.fromhex("0x1p-1074"), float.fromhex("1.8"), (2.5).as_integer_ratio(), (0.1).as_integer_ratio(), (1e20).as_integer_ratio())
print(math.floor(2.7), math.ceil(-2.7), math.trunc(-2.7), math.floor(1e20), round(2.5), round(3.5), round(1e20), (3.0).is_integer(), (3.5).is_integer(), math.inf.is_integer())
def attempt(action):
    try: print(action())
    except Exception as error: print(type(error).__name__, error)
for action in (lambda: math.floor(math.inf), lambda: int(math.nan), lambda: round(math.inf), lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.exp(1000), lambda: math.pow(0, -1), lambda: math.factorial(-1), lambda: math.factorial(2.0), lambda: math.inf.as_integer_ratio(), lambda: math.nan.as_integer_ratio(), lambda: float.fromhex("x"), lambda: math.fmod(1, 0), lambda: math.gcd(1.5, 2), lambda: math.isqrt(-1), lambda: math.comb(5, -1), lambda: math.sqrt("a"), lambda: math.ldexp(1.0, 5000), lambda: 1.5 .__round__("a"), lambda: math.sin(math.inf), lambda: math.log(10 ** 400), lambda: math.sqrt(10 ** 400), lambda: math.hypot(3, 4), lambda: math.dist([1, 2], [4, 6]), lambda: math.fsum([0.1] * 10), lambda: sum([0.1] * 10), lambda: math.prod([1, 2, 3.0]), lambda: math.isclose(0.1 + 0.2, 0.3), lambda: math.nextafter(1, 2), lambda: math.ulp(1), lambda: math.frexp(10), lambda: math.modf(-2.5), lambda: math.cbrt(8), lambda: math.exp2(3), lambda: math.log2(8), lambda: math.log10(1000), lambda: math.log(8, 2), lambda: math.log1p(1e-10), lambda: math.expm1(1e-10), lambda: math.degrees(math.pi), lambda: math.perm(5, 2), lambda: math.lcm(4, 6), lambda: math.sumprod([1, 2], [3, 4]), lambda: math.fma(2, 3, 4)):
    attempt(action)
print(sum([1e16, 1, -1e16]), sum([0.1, 0.2, 0.3]), sum([1, 2.5, 3]), sum([1e308, 1e308, -1e308]), sum([[1], [2]], []), max(1, 1.0), max(1.0, 1), sorted([3, 1.5, True, -2]))
