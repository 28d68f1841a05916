"""Ints: division, powers, shifts and digits, also large ones."""
for a, b in ((7, 2), (-7, 2), (7, -2), (-7, -2), (0, 5), (10 ** 30, 7), (-10 ** 30, 10 ** 10 + 1), (2 ** 64, -(2 ** 63)), (5, 10 ** 20), (-5, 10 ** 20)):
    assert a == a // b * b + a % b
    print(a // b, a % b, divmod(a, b), end="; ")
print()
big = 3 ** 100
print(big, -big >> 3, big << 5, big & 0xffff, big | 1, big ^ big >> 1, ~big, big.bit_length(), (-big).bit_count(), hash(big), hash(-big))
print(-1 >> 100, -5 >> 1, 5 >> 100, 1 << 0, -8 & 3, -8 | 3, -8 ^ 3, (-big) & (big + 1), 0 << 10 ** 9 if False else 0)
print(pow(3, 100, 7), pow(3, -1, 7), pow(2, 1000, 10 ** 9 + 7), pow(-3, 3, 5), pow(5, 0, 1), pow(3, 5, -7), pow(10, -2), 0 ** 0, (-2) ** 3, 2 ** 0.5, (-8) ** 2, pow(big, 2, 1000))
def attempt(action):
    try: print(action())
    except Exception as error: print(type(error).__name__, error)
for action in (lambda: 1 // 0, lambda: 1 % 0, lambda: divmod(1, 0), lambda: 1 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 0 ** -1, lambda: 0.0 ** -1, lambda: pow(2, -1, 4), lambda: pow(2, 3, 0), lambda: 1 << -1, lambda: 1 >> -1, lambda: 10 ** 400 / 1, lambda: 10 ** 400 / 10 ** 399, lambda: 1 / 10 ** 400, lambda: float(10 ** 400), lambda: 10 ** 400 + 1.0, lambda: pow(2, 3, 1.5), lambda: pow(2.0, 3, 1), lambda: int(10 ** 400 == float("inf")), lambda: 10 ** 400 > 1e308, lambda: 2 ** 53 + 1 == float(2 ** 53 + 1), lambda: round(10 ** 20 + 5, -1), lambda: str(10 ** 4299)[:5], lambda: str(10 ** 4300), lambda: int("1" * 4301), lambda: hex(10 ** 5000)[:6], lambda: f"{10 ** 5000}", lambda: len(f"{10 ** 5000:x}"), lambda: (-1) ** 10 ** 20, lambda: 1 .__truediv__(0), lambda: 1 .__add__("a"), lambda: divmod(5.5, 2), lambda: divmod(-5.5, 2), lambda: -5.5 % 2, lambda: 5.5 // -2, lambda: 1e308 * 10, lambda: 2.0 ** 10000, lambda: int.from_bytes(b"\x01\x02", "big"), lambda: int.from_bytes(b"\xff\xfe", "little", signed=True), lambda: (258).to_bytes(2, "big"), lambda: (-2).to_bytes(2, "little", signed=True), lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: (5).to_bytes(), lambda: int.from_bytes([1, 2]), lambda: big.to_bytes(20, "big").hex(), lambda: (1).to_bytes(1, "middle")):
    attempt(action)
for number, digits in ((15, -1), (25, -1), (-15, -1), (35, -1), (1234, -2), (1250, -2), (1350, -2), (5, -1), (6, -1), (5, -2), (5, 3), (5, None), (10 ** 25 + 5 * 10 ** 10, -11)): print(round(number, digits), end=" ")
print()
for number, digits in ((0.5, None), (1.5, None), (2.5, None), (-0.5, None), (2.675, 2), (1.005, 2), (0.15, 1), (1e300, 2), (12345.678, -2), (5e-324, 3), (1.5, 400), (1.5, -400), (float("nan"), 2), (2.5, 0), (1e22, -20)): print(round(number, digits), end=" ")
print()
print(True + True, True * 5, -True, True & 1, True | False, type(True & False), type(True & 1), True ** 2, True / 2, sum([True, True]), {True: "a", 1: "b", 1.0: "c"}, [1, 2][True])
x = 10 ** 18
for _ in range(3): x *= 10
print(x, x // 10 ** 18, type(x), x is x + 0, 256 is 255 + 1, 2 ** 62 - 1 + 1 == 1 << 62, -(2 ** 63) - 1, 2 ** 63 * 2 ** 63, (2 ** 31) * (2 ** 31))
print(1 < 1.5 < 2, 10 ** 20 < 1e21, 1 == 1.0 == True, hash(1) == hash(1.0) == hash(True), hash(2 ** 61 - 1), hash(-1), hash(-2), hash(0.5), hash(1e300), hash(float("inf")), hash(10 ** 30))
print((12).__divmod__(5), int(12).numerator, (12).denominator, (12).conjugate(), int.__add__(1, 2), (5).__rsub__(10), int() , (3).__pow__(2, 5), (7).__index__(), (-7).__abs__(), (7).is_integer())
