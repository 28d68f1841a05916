"""Numbers as text and back, at the edges."""

print(1e16, 1e15, 123456789012345678.0, 1e-4, 1e-5, 0.1 + 0.2, 1 / 3, 2.5e-310, 5e-324, -0.0, 1e22, 1e23)
print(float("1e400"), float("-inf"), float("nan"), float(" 1_000.5 "), float("0x10", ) if False else "", float("1E5"))
print(int("  -42 "), int("1_000"), int("ff", 16), int("0b101", 0), int("z", 36), int(3.99), int(-3.99), int(True))
print(f"{3.14159:.2f} {3.14159:8.3f}|{3.14159:<8.1f}|{3.14159:+.0f}|{1234567.891:,.2f}|{0.000012345:.3e}|{1e10:g}|{0.5:%}")
print(f"{42:5d}|{42:<5}|{42:^5}|{42:05}|{42:+}|{-42:x}|{42:#x}|{42:#b}|{42:o}|{1000000:_}|{255:08b}|{65:c}|{42:e}")
print(f"{'abc':>6}|{'abc':*^7}|{'abcdef':.3}|{'é':>3}|{True:d}|{True!s:>6}|{None!r}|{[1]!s:>5}")
print("%d %5.1f %s %r %x %o %e %% %c %-5s| %05d %+d" % (42, 3.14159, "s", "r", 255, 8, 12345.678, "c", "l", 42, 5))
print("{} {0}".format(1) if False else "{0} {1} {0}".format("a", "b"), "{:>5}{:<5}|".format(1, 2), "{a.real} {b[0]}".format(a=5, b=[7]))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1e20), round(0.5), round(1.25, 1))
print(7 // 2, -7 // 2, 7 % -3, -7 % 3, 7.5 // 2, -7.5 % 2, divmod(-7, 2), divmod(7.5, -2), 2 ** -1, (-2) ** 3, 0 ** 0)
print(10 ** 30, 2 ** 100 // 3 ** 20, -10 ** 20 % 7, (1 << 70) >> 68, ~5, 5 & 3 | 8 ^ 1, -1 >> 10, hash(2 ** 61), hash(-1))
print(bin(10), oct(8), hex(-255), (255).bit_length(), (5).bit_count(), (1.5).as_integer_ratio(), (10).to_bytes(2), (0.1).hex() if False else "")
print(1 == 1.0, 1 < 1.5, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 10 ** 400 > 1e308, True + True, float(10 ** 20))
print((1.0).is_integer(), (3).real, (2.0).__class__.__name__, abs(-3.5), min(1, 1.0), max(2, 2.0), sum([0.1] * 10), sum([1, 2.5]))
print(int("9" * 30), str(10 ** 25), repr(1e100), 1e5, 123.0, 1e2, str(1.0), 3.0 * 1, 1_000)
for wrong in (
    lambda: int("x"), lambda: int("1.5"), lambda: float("abc"), lambda: 1 / 0, lambda: 1 % 0, lambda: 1.0 // 0, lambda: int(float("inf")),
    lambda: int(float("nan")), lambda: 2.0 ** 10000, lambda: int("1", 99), lambda: "%d" % "x", lambda: "%s %s" % 1, lambda: f"{1:s}",
    lambda: f"{'a':d}", lambda: 1 << -1, lambda: chr(-1), lambda: ord("ab"), lambda: int([]), lambda: "a" + 1, lambda: 1 + "a",
    lambda: "{}".format(), lambda: "{x}".format(), lambda: round("a"), lambda: 10 ** 400 * 1.0, lambda: pow(2, -1, 4), lambda: f"{1.5:d}",
):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
