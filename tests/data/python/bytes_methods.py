"""Bytes: making them, taking them apart, their methods and errors."""
def attempt(action):
    try: print(repr(action()), end="; ")
    except Exception as error: print(type(error).__name__, error, end="; ")
b = b"Hello, World"
print(bytes(3), bytes([65, 66]), bytes(b"x"), bytes("é", "utf-8"), bytes(range(3)), bytes(), bytes(x for x in (1, 2)), bytes("a", encoding="ascii"), bytes.fromhex("48 65 6c"), b.hex(), b.hex(":"), b.hex("-", 2), b.hex("_", -5))
print(b[0], b[-1], b[1:3], b[::-1], b[::2], list(b[:3]), b"el" in b, 72 in b, 0 in b, len(b), b + b"!", b * 2, 2 * b"ab", b"" or "empty", b == "Hello", b"a" < b"b", sorted(b"hello"), max(b), sum(b"ab"))
for action in (lambda: bytes(-1), lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes("a"), lambda: bytes(1.5), lambda: bytes(["a"]), lambda: bytes("é", "ascii"), lambda: bytes.fromhex("4"), lambda: bytes.fromhex("zz"), lambda: b + "a", lambda: b[100], lambda: b["a"], lambda: b.find("a"), lambda: b.join(["a"]), lambda: b.join([1]), lambda: b"".join("ab"), lambda: b.split(""), lambda: b.split(b""), lambda: b.replace("a", b""), lambda: b.index(b"zz"), lambda: b.decode("nothing"), lambda: b"\xff".decode(), lambda: b"\xc3".decode(), lambda: b"a\xe9b".decode("ascii"), lambda: b.startswith("H"), lambda: b.upper(1), lambda: hash(b[:0]), lambda: b.__setitem__(0, 1), lambda: b.center(20, b"ab"), lambda: b.strip("a"), lambda: bytes(None), lambda: bytes(object()), lambda: b < "a", lambda: b.translate(b"a"), lambda: b.maketrans(b"ab", b"c"), lambda: b"%d" % "a"): attempt(action)
print()
for name in "upper lower title capitalize swapcase strip isalpha isdigit isalnum isspace isupper islower istitle isascii split splitlines".split():
    print(name, [getattr(t, name)() for t in (b, b"", b"abc", b"12", b" a b ", b"\xe9", b"a\nb\r\nc")])
print(b.find(b"o"), b.rfind(b"o"), b.find(111), b.count(b"l"), b.count(108), b.index(b"W"), b.find(b"z"), b.find(b"o", 5, 7), b.startswith(b"He"), b.endswith((b"x", b"ld")), b.replace(b"l", b"LL", 1))
print(b.partition(b", "), b.rpartition(b"o"), b"a,b,c".split(b",", 1), b"a,b,c".rsplit(b",", 1), b" a  b ".split(), b",".join([b"a", b"b"]), b"xxaxx".strip(b"x"), b"xxa".lstrip(b"x"), b"ab".removeprefix(b"a"), b"ab".removesuffix(b"b"))
print(b"ab".center(6, b"*"), b"ab".ljust(4, b"."), b"ab".rjust(4), b"-5".zfill(5), b"a\tb".expandtabs(4), b"abc".translate(bytes.maketrans(b"a", b"z")), b"abc".translate(None, b"b"), b"a\nb".splitlines(True))
print(b"%d %s %5.1f %x %c %a %b" % (1, b"a", 2.5, 255, 65, "é", b"z"), b"abc".decode(), b"\xe9".decode("latin-1"), b"\xff\xfea\x00".decode("utf-16"), b"a\xffb".decode("utf-8", "replace"), b"a\xffb".decode(errors="ignore"), b"a\xff".decode("ascii", "backslashreplace"))
print(hash(b"abc"), hash(b""), b"a" is b"a", {b"a": 1}[b"a"], repr(b"\x00\t\\'\""), str(b"x"), bytes.fromhex(" 0A0b "), b"a".isascii(), b"\x80".isascii(), [c for c in b"ab"], b"abc".__contains__(b"bc"))
class B(bytes):
    def __new__(cls, text): return super().__new__(cls, text, "ascii")
    extra = 1
x = B("sub")
print(x, type(x), x.upper(), type(x + b""), x.extra, isinstance(x, bytes), x == b"sub", hash(x) == hash(b"sub"))
class HasBytes:
    def __bytes__(self): return b"from the object"
print(bytes(HasBytes()))
