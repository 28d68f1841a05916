print(2**100, -(2**70) // 3, (2**70) % 7, 10**20 / 3, 2**-1, 7 // -2, -7 % 3, 7.5 // 2, -7.5 % 2)
print(0.1 + 0.2, 1e16, 1e22, 1.5e-7, 123456789.123, float("inf"), -float("inf"), float("nan"), -0.0, 1e100, 5e-324)
print(round(2.5), round(3.5), round(2.675, 2), round(1234, -2), round(-1.5), int(3.9), int("-12"), int("ff", 16), int("0b11", 0))
print(1_000_000, 0xFF, 0o17, 0b101, hex(255), oct(8), bin(5), abs(-3), divmod(17, 5), pow(2, 10, 1000), divmod(-7.5, 2))
print(True + 1, True & False, ~5, 5 ^ 3, 5 | 3, 1 << 70, (1 << 70) >> 68, bool([]), bool("a"))
print((255).bit_length(), (3.0).is_integer(), (10).to_bytes(2, "big"), int.from_bytes(b"\x01\x02"), 3.75.as_integer_ratio())
print(1 == 1.0, 2**53 == float(2**53), 2**53 + 1 == float(2**53), hash(1) == hash(1.0), 10**400 > 1e300, 1 < 1.5 < 2)
print(hash("a"), hash("hello"), hash(""), hash((1, 2)), hash(3.5), hash(2**61), hash(-1), hash(None), hash(frozenset([1, 2])), hash("é"), hash("日本"))
print({"b", "a", "c", "hello", "world"}, {3, 1, 2, 100, 50, 7}, {1, "x", 2.5, None, (1, 2)})
print(set("abracadabra"), {i * 7 % 31 for i in range(20)}, frozenset("xyz"))
s = set(range(10))
s -= {3, 4}
s |= {20, 40}
s ^= {0, 99}
print(s, s & {1, 2}, s - {1}, {1, 2} <= s, s.pop(), len(s), s.isdisjoint({77}))
words = set()
for word in "the quick brown fox jumps over the lazy dog".split():
    words.add(word)
print(words, sorted(words))
print("%s %d %5.2f %x %r %05d %-5s| %%" % ("a", 3, 2.5, 255, "q", 42, "ab"))
print("{} {1} {name!r:>8} {0:.3f}".format(1.5, 2, name="z") if False else "{0} {1} {name!r:>8} {0:.3f}".format(1.5, 2, name="z"))
print(f"{3.14159:.2f} {42:08.3f} {255:#x} {1000000:,} {1234.5:,.2f} {'x':>5} {'x':<5}| {'x':^5} {5:+d} {0.25:.1%} {1e10:g} {123456789:e} {3:b}")
value, width = 12.5, 10
print(f"{value=} {value!r:>{width}} {value:{width}.{2}f} {'nested ' + f'{1 + 1}'} {{}}")
print(f"{1234567.891:_.1f} {10:x<5} {-5:=+6} {True:5} {None!s:>6} {[1, 2]!r:10}|")
text = "Hello, World"
print(text.upper(), text.lower(), text.swapcase(), text.title(), text.replace("l", "L", 2), text.find("o"), text.rfind("o"), text.count("l"))
print(text.split(", "), "a b  c ".split(), "a,b,,c".split(","), "a b c".rsplit(" ", 1), "x\ny\r\nz".splitlines(), "-".join(["a", "b"]))
print(text[0], text[-1], text[2:5], text[::-1], text[::2], text[-3:], text[10:2], "abc" * 2, "ell" in text, text.startswith(("He", "x")))
print("  pad ".strip(), "xxaxx".strip("x"), "7".zfill(3), "-7".zfill(4), "a".center(5, "*"), "a".ljust(3) + "|", "a".rjust(3), "a\tb".expandtabs(4))
print("abc".isalpha(), "123".isdigit(), "a1".isalnum(), " ".isspace(), "Abc".istitle(), "a_b".isidentifier(), "k=v".partition("="), "prefix-x".removeprefix("prefix-"))
print(repr("it's"), repr('say "hi"'), repr("both '\""), repr("tab\t\n\\ \x00 \x7f é \u200b"), ascii("é"), "\N{GREEK SMALL LETTER ALPHA}")
print("é".encode(), b"abc\xff".decode("latin-1"), "日本".encode("utf-8").decode(), b"a" + b"b", b"abc"[1], b"abc"[1:], bytes([1, 2]), b"x\n'".hex())
print("abc".translate(str.maketrans("ab", "xy")), ord("a"), chr(8364), "ß".upper(), "a" < "b", max("abc"), sorted("hello"))
items = [3, 1, 2]
items.append(5)
items.extend([7, 8])
items.insert(1, 99)
print(items, items.pop(), items.pop(0), items.index(2), items.count(1), items[::-1], items[1:3], items * 2)
items.sort()
items.reverse()
items[1:3] = ["a", "b", "c"]
del items[0], items[-1]
print(items, items + [1], [1, 2] == [1, 2], [1, 2] < [1, 3], (1, 2) + (3,), (1,) * 3, (1, "a", None))
items[::2] = [0, 0]
print(items, [[]] * 2, list("abc"), list(range(0, 10, 3)), range(5)[1:3], range(10, 0, -3)[-1], 4 in range(0, 10, 2), len(range(7)), range(3) == range(0, 3, 1))
print(sorted([3, 1, 2], key=lambda x: -x), sorted(["bb", "a", "ccc"], key=len, reverse=True), min([3, 1], default=0), max(3, 9, 2), min("b", "a", key=str.upper))
d = {"a": 1, "b": 2}
d["c"] = 3
d.update({"a": 10}, z=26)
print(d, d.get("q"), d.get("q", 0), d.pop("b"), d.setdefault("n", []), list(d), list(d.values()), list(d.items()), "a" in d)
print(d | {"k": 1}, {**d, "x": 0}, dict([(1, 2)], y=3), dict.fromkeys("ab", 0), d.popitem(), len(d), d == {"a": 10, "c": 3, "z": 26})
for key, item in d.items():
    print(key, item, end="; ")
print()
del d["a"]
print(d, d.keys() & {"c"}, reversed([1]).__class__.__name__, d.copy() is d, {1: "a", 1.0: "b", True: "c"})
try:
    for k in d:
        d[k + "x"] = 1
except RuntimeError as error:
    print(error)
print(sum([0.1] * 10), sum([[1], [2]], []), [1, [2, [3]]], (), [], {}, set(), frozenset(), ((),), slice(1, 2))
loop = [1]
loop.append(loop)
print(loop, str(loop))
print(int("1" * 50) % 97, str(2**200)[:10], 3 * 10**30 // 7, -17 // 10**20, (-5) ** 3, 0 ** 0, 2.0**0.5)
print(type(1).__name__, type(1.0), type("").__name__, type(None), type(...), type(NotImplemented).__name__, type(print).__name__, type(len))
print(isinstance(True, int), isinstance(1, (str, int)), id(1) == id(1), 1 is 1, None is None, [] is [])
print(*[1, 2], sep="-", end="!\n")
print("a", "b", sep="")
print(1e5, 1e15, 123456.789e3, 1.0, 100.0, 1/3, 2/3, 1e-4, 1e-5, 12345678901234567.0, 0.1 + 0.7)
print([1, 2, 3][-2:], "abc"[5:], "%.3g" % 1234.5, "%e" % 0.00012, "%g" % 1e-5, "%10s|%-10s|" % ("r", "l"))
