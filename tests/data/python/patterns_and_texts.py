"""re: groups, looking around, flags, splitting, replacing by functions, and errors."""
import re
print(re.match(r"(\w+)@(\w+)\.com", "ann@site.com").groups(), re.search(r"\d+", "a12b345").group(), re.findall(r"\d+", "a12b345"), re.findall(r"(\w)(\d)", "a1b2"), re.fullmatch("ab*", "abbb") is not None, re.match("b", "ab"))
m = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)(-(?P<day>\d\d))?", "on 2024-05 it"); print(m.group("year", "month"), m.groupdict(), m.span(), m.start("month"), m.end(), m["year"], m[0], m.lastgroup, m.lastindex, m.string[:2], m.groups(default="none"), m.expand(r"\2/\g<year>"), m.re.groups)
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub("a", "b", "aaa", count=2), re.subn("[aeiou]", lambda m: m[0].upper(), "education"), re.sub(r"(?P<x>\d)", r"<\g<x>>", "a1b2"), re.sub("", "-", "abc"), re.sub(r"\s+", " ", "a  b \n c"))
print(re.split(r"[,;]\s*", "a, b;c,,d"), re.split(r"(\d)", "a1b2c"), re.split("x", "abc"), re.split(r"\W+", "one two, three.", maxsplit=1), re.split("", "ab"))
print([m.span() for m in re.finditer("a*", "baac")], re.findall("^.", "ab\ncd", re.M), re.findall("a.b", "a\nb", re.S), re.findall("AB", "ab", re.I), re.findall(r"""(\d+)  # a number
    \s* ([a-z]+)""", "12 ab", re.X), re.findall(r"(?i)x(?-i:Y)", "XY xY xy"))
print(re.findall(r"(?<=\$)\d+", "$5 6"), re.findall(r"\d+(?!%)\b", "50% 60"), re.findall(r"(?:ab)+", "ababx"), re.findall(r"a+?", "aaa"), re.findall(r"<.*?>", "<a><b>"), re.findall(r"(a)|b", "ab"), re.search(r"(\w)\1", "hello").group(), re.findall(r"\bcat\b", "cat concat cat."))
p = re.compile(r"(\d+)"); print(p.pattern, p.groups, p.search("a1b22", 2).group(), p.match("12", 1).group(), p.flags, p == re.compile(r"(\d+)"), re.escape("a.b*c"), p.sub(lambda m: str(int(m[1]) * 2), "1 10"), bool(p.search("x")))
for wrong in ("(", "[a", "*a", "a{2,1}", r"(?P<1>a)", r"\2", "a**", ")"):
    try: re.compile(wrong); print("fine", wrong)
    except re.error as error: print(type(error).__name__, wrong)
for wrong in (lambda: m.group(9), lambda: m.group("none"), lambda: re.sub("a", r"\g<x>", "a"), lambda: re.match(5, "a"), lambda: re.match("a", 5)):
    try: print(wrong())
    except (IndexError, re.error, TypeError) as error: print(type(error).__name__)
text = "INFO 12:30 started\nERROR 12:31 failed: code=5\nINFO 12:32 ended"
for line in text.splitlines():
    match = re.match(r"(?P<level>[A-Z]+) (?P<time>[\d:]+) (?P<rest>.*)", line); print(match["level"].lower(), match["time"], match["rest"].split(": "))
print({k: v for k, v in re.findall(r"(\w+)=(\w+)", "a=1 b=2")}, re.fullmatch(r"[+-]?\d+(\.\d+)?", "-3.14") and True, [w for w in re.findall(r"[A-Z][a-z]*", "CamelCaseWord")], re.sub(r"(?<!^)(?=[A-Z])", "_", "CamelCaseWord").lower(), re.match(r"(?:(?P<q>['\"]))(.*?)(?P=q)", "'it' x").group(2), re.search("é+", "caféé").span(), re.findall(r"\w+", "naïve café"))
