"""re: patterns, groups, and what is put in the place of a match."""

import re

print(re.findall(r"\d+", "a1b22c333"), re.findall(r"(\w)(\d)", "a1 b2"), re.findall("(a)(b)?", "abaa"))
m = re.match(r"(?P<key>\w+)=(?P<value>\d+)?", "size=12 rest")
print(m, m.group(), m.group("key"), m["value"], m.groups(), m.groupdict(), m.span("value"), m.lastgroup, m.lastindex)
print(re.match("b", "abc"), re.search("b", "abc").start(), re.fullmatch("a|ab", "ab"), re.fullmatch("a", "ab"))
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub("x*", "-", "abxd"), re.subn("a", "b", "banana", count=2))
print(re.sub(r"(?P<n>\d)", r"<\g<n>>", "a1"), re.sub(r"\b(\w)", lambda m: m.group(1).upper(), "the cat"))
print(re.split(r"[,;]\s*", "a, b;c"), re.split("(-)", "a-b-c", maxsplit=1), re.split("", "ab"))
print([m.span() for m in re.finditer("a+", "aa b aaa")], [m.group() for m in re.finditer("|a", "aa")])
print(re.findall("^.", "a\nb"), re.findall("^.", "a\nb", re.MULTILINE), re.search("a.b", "a\nb", re.S) is not None)
print(re.search("ABC", "xabcx", re.I).group(), re.findall("(?i)a", "aA"), re.search("b$", "ab\n") is not None)
print(re.search(r"b\Z", "ab\n"), re.findall(r"(?<=\$)\d+", "$5 6 $77"), re.findall(r"\w+(?=!)", "no yes!"))
print(re.match(r"(a+?)(a*)", "aaa").groups(), re.match(r"(?:ab)+", "ababa").end(), re.search(r"(\w)\1", "hello").group())
print(re.findall(r"[^\W\d_]+", "ab1_cd é"), re.findall(r"[\]\-a]", "]-ab"))
print(re.match(r"a{2,3}", "aaaa").end(), re.match("a{,2}b", "aab").group(), re.match("x{y}", "x{y}").group())
verbose = re.compile(
    r"""
    (\d{4})   # the year
    -
    (\d\d)    # the month
    """,
    re.VERBOSE,
)
print(verbose.search("on 2024-05-01").groups(), verbose.groups, re.compile("(?P<a>x)(?P<b>y)").groupindex)
print(re.compile("a", re.I), re.compile("a").flags, repr(re.IGNORECASE | re.MULTILINE), re.escape("a.b*[c]"))
pattern = re.compile("o")
print(pattern.search("hello world", 5), pattern.match("foo", 1), pattern.findall("foo boo", 2, 5), pattern.pattern)
print(m.expand(r"\g<key> is \2"), m.start(), m.end(1), m.string[m.pos:4], bool(m), re.compile("a") == re.compile("a"))
print(re.sub("a", r"\n\\", "ba"), re.sub(r"\s+", " ", " a \t b\n"), re.findall(r"\bfoo\b", "foo food foo"))
print(re.findall(r"é+\u00e9?", "ééa"), re.sub("(x)|y", r"[\1]", "xy"), re.match(r"(?s:.)x", "\nx") is not None)
for wrong in (
    lambda: re.compile("[a"), lambda: re.sub("a", r"\2", "a"), lambda: m.group(9), lambda: m.group("none"),
    lambda: re.match("a", b"a"), lambda: re.compile("*a"), lambda: re.sub("a", r"\g<x>", "a"), lambda: re.search("a", 5),
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
tokens = re.compile(r"(?P<number>\d+(\.\d+)?)|(?P<name>[a-z]\w*)|(?P<sign>[-+*/()=])|(?P<space>\s+)")
print([(found.lastgroup, found.group()) for found in tokens.finditer("x = 3.14*(y1 + 2)") if found.lastgroup != "space"])
