"""Lexical analysis: numbers in every notation."""
print(0, 00, 0_0, 1_000_000, 0b1010, 0B_11, 0o17, 0O_7_7, 0xff, 0XDEAD_beef)
print(1.5, .5, 5., 1e3, 1E-3, 1_0.0_1e1_0, 0e0, 00.5, 09.5)
print(1e308, 1e309, -1e309, 5e-324, 2e-324, 1.7976931348623157e308)
print(0.1 + 0.2, 1 / 3, 1e16, 1e15, 123456789012345678.0, 1e-4, 1e-5, 100000.0 * 10 ** 11)
print(-2 ** 2, 2 ** -1, -2 ** -2, (-2) ** 2, 2 ** 3 ** 2)
print(10 ** 40, -10 ** 40 // 3, 10 ** 40 % -7, 10 ** 40 / 10 ** 39)
print(~0, ~5, -~5, not 0, not not 3, +True, -True, ~True if False else 1)
print(1 .real, 1.0.imag, 5 .bit_length(), (5).bit_count(), 1..is_integer())
print(0x7fffffffffffffff, 0x8000000000000000, -0x8000000000000000, 1 << 64, 1 << 100 >> 98)
print(int("0b11", 0), int("0o17", 0), int("0x_f", 0), int(" 12 "), int("-1_0"), int("z", 36), int("11", 2))
for text, base in (("", 10), ("1__0", 10), ("_1", 10), ("1_", 10), ("0x", 16), ("9", 8), ("012", 0), ("1", 1), ("1", 37), ("é", 10), ("1.5", 10)):
    try:
        print(int(text, base))
    except ValueError as error:
        print(error)
for text in ("1.5", " 2 ", "1e3", "inf", "-Infinity", "nan", "1_0.5", ".5", "5.", "1e", "", "0x1p3", "1__0", "infin", "+1", "--1"):
    try:
        print(float(text), end=" ")
    except ValueError as error:
        print(error)
print()
print(int(3.99), int(-3.99), int(True), int(1e20), int("٣"), float("٣.٥"))
for wrong in (float("inf"), float("nan"), None, [], "x", b"12", b"x"):
    try:
        print(int(wrong))
    except (OverflowError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(float.fromhex("0x1.8p3"), (0.1).hex(), (255.0).hex(), float.fromhex("-inf"), (0.0).hex(), (5e-324).hex())
print((0.75).as_integer_ratio(), (7).as_integer_ratio(), (-2.5).__floor__(), (2.5).__ceil__(), (2.7).__trunc__())
