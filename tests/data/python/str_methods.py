"""Every method of str, also where it refuses."""
def attempt(action):
    try: print(repr(action()), end="; ")
    except Exception as error: print(type(error).__name__, error, end="; ")
s = "Hello, World"
for name in "capitalize casefold lower upper swapcase title strip isalpha isdigit isalnum isspace isupper islower istitle isascii isdecimal isnumeric isidentifier isprintable splitlines split".split():
    print(name, [getattr(t, name)() for t in (s, "", "abc", "ABC", "12", "  a b ", "ß", "ǆ", "Dž x", "١٢", "²", "Ⅷ", "a1_", "1a", "\n\t", "é\u0301", "they're bill's", "İI")])
print(s.center(20, "*"), s.ljust(15, "."), s.rjust(15), s.zfill(15), "-5".zfill(4), "+5".zfill(4), "5".zfill(-1), "ab".center(5), "abc".center(6), "abc".center(2))
print(s.count("l"), s.count("l", 4), s.count("l", 0, 4), s.count(""), "aaaa".count("aa"), s.find("o"), s.find("o", 5), s.find("o", 5, 7), s.rfind("o"), s.find(""), s.find("", 20), s.find("z"), "abc".find("c", -1), "abc".rfind("", 1, 2))
for action in (lambda: s.index("z"), lambda: s.rindex("z"), lambda: s.index("W", -5), lambda: s.find(5), lambda: s.replace(1, 2), lambda: s.join([1]), lambda: s.join(5), lambda: ",".join("abc"), lambda: ",".join(["a", 2]), lambda: s.center("a"), lambda: s.center(5, "ab"), lambda: s.startswith(5), lambda: s.startswith(("x", 5)), lambda: s.split(""), lambda: s.split(5), lambda: s.partition(""), lambda: s.strip(5), lambda: s.encode("nothing"), lambda: "é".encode("ascii"), lambda: s.upper(1), lambda: s.nothing(), lambda: str.upper(), lambda: s[20], lambda: s["a"], lambda: s.translate(5), lambda: s.expandtabs("a"), lambda: str.maketrans("ab", "c"), lambda: str.maketrans(5), lambda: s * "a", lambda: s.split(maxsplit="a"), lambda: 5 in s, lambda: s.replace("l"), lambda: str(b"a", "ascii", "x", 1), lambda: str(5, "ascii"), lambda: s.format_map(5), lambda: s.removeprefix(5), lambda: s.zfill("a")): attempt(action)
print()
print(s.replace("l", "L"), s.replace("l", "L", 2), s.replace("", "-", 3), "aaa".replace("aa", "b"), s.replace("x", "y") is s, s.replace("l", "", -1), "abc".replace("", "."), s.replace("o", "0", count=1))
print("a b  c".split(), "a b  c".split(" "), " a b ".split(None, 1), "a,b,,c".split(","), "a,b,c".rsplit(",", 1), "".split(), "".split(","), " a  b ".rsplit(None, 1), "abc".split("b", 0), "a\x1cb\u2028c".split())
print("a\nb\r\nc\rd\x0be\x0cf\x1cg\x85h\u2028i".splitlines(), "a\n\nb\n".splitlines(True), "\n".splitlines(), "a".splitlines())
print("a-b-c".partition("-"), "a-b-c".rpartition("-"), "abc".partition("x"), "abc".rpartition("x"))
print("xxabcxx".strip("x"), "abcba".strip("ab"), "xxabc".lstrip("x"), "abcxx".rstrip("cx"), " \t\n a \v".strip(), "a".strip("a"), "TestHook".removeprefix("Test"), "TestHook".removesuffix("Hook"), "x".removeprefix("xx"))
print(s.startswith("Hello"), s.startswith(("x", "H")), s.startswith("World", 7), s.endswith("ld"), s.endswith("lo", 0, 5), s.startswith(""), s.startswith("", 20), s.startswith(()), "".endswith(""))
print("a\tb\tc".expandtabs(), "a\tbcd\te".expandtabs(4), "\t\n\t".expandtabs(2), "a\tb".expandtabs(0))
table = str.maketrans({"a": "1", "b": None, 99: "three", "d": 100})
print("abcd".translate(table), str.maketrans("ab", "xy", "z"), "abz".translate(str.maketrans("ab", "xy", "z")), "abc".translate({97: None}))
class Table:
    def __getitem__(self, key):
        if key == 98: raise LookupError
        return chr(key + 1)
print("abc".translate(Table()), "ab" "cd" * 2, "a" in "abc", "" in "abc", "abc" < "abd", "a" < "B", "Z" < "a", "é" > "z", "abc" == "ab" + "c", max("hello"), sorted("hello"), list(reversed("abc")))
print(s[::-1], s[1:8:2], s[-3:], s[:-3], s[5:2], s[100:], s[-100:3], s[::-3], s[slice(1, 4)], s[True], s.__getitem__(0), s[-1])
print("ß".upper(), "ß".casefold(), "ŉ".upper(), "ﬁ".title(), "Σας".lower(), "ΑΣ".lower(), "ΑΣΑ".lower(), "ΐ".upper(), "ı".upper(), "ſ".casefold(), "ǅ".lower(), "straße".casefold() == "STRASSE".casefold())
print("é".encode(), "é".encode("latin-1"), "é€".encode("ascii", "ignore"), "é€".encode("ascii", "replace"), "é€".encode("ascii", "backslashreplace"), "é€".encode("ascii", "xmlcharrefreplace"), "a".encode("utf-16"), "é".encode("utf-16-le"), "a".encode("utf-32-be"), "é".encode("utf-8", errors="strict"))
print(str(b"abc"), str(b"abc", "ascii"), str(b"\xe9", "latin-1"), str(b"\xff", errors="replace"), str(), str(object=5), str(None), str([1, "a"]), str("x") is "x" if False else 1)
print(hash("abc"), hash(""), hash("é"), hash("a" * 100), hash("\U0001f600"), hash(b"abc") == hash("abc"), {hash(c) % 8 for c in "abc"})
print("%s" % "x", "abc".isidentifier(), "def".isidentifier(), "λ".isidentifier(), chr(0x10ffff).isprintable(), chr(233), ord("é"), "\u0301".isalpha(), len("e\u0301"), "ab\0cd", len("\U0001f600"), "😀"[0] == "😀")
