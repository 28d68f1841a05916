"""Texts taken apart: words counted, a calculator, tables, wrapping, simple codes."""
text = """It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness"""
words = [word.strip(",.").lower() for word in text.split()]
counts = {}
for word in words: counts[word] = counts.get(word, 0) + 1
print(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:5], len(set(words)), max(words, key=len))
def tokens(source):
    i = 0
    while i < len(source):
        c = source[i]
        if c.isspace(): i += 1
        elif c.isdigit() or c == ".":
            j = i
            while j < len(source) and (source[j].isdigit() or source[j] == "."): j += 1
            yield ("number", float(source[i:j]) if "." in source[i:j] else int(source[i:j])); i = j
        elif c in "+-*/()^": yield (c, c); i += 1
        else: raise SyntaxError(f"unexpected {c!r} at {i}")
    yield ("end", None)
class Parser:
    def __init__(self, source): self.tokens, self.now = tokens(source), None; self.step()
    def step(self): last, self.now = self.now, next(self.tokens, ("end", None)); return last
    def sum(self):
        value = self.product()
        while self.now[0] in "+-": value = value + self.product() if self.step()[0] == "+" else value - self.product()
        return value
    def product(self):
        value = self.power()
        while self.now[0] in "*/": value = value * self.power() if self.step()[0] == "*" else value / self.power()
        return value
    def power(self):
        base = self.atom()
        if self.now[0] == "^": self.step(); return base ** self.power()
        return base
    def atom(self):
        kind, value = self.step()
        if kind == "number": return value
        if kind == "-": return -self.atom()
        if kind == "(":
            value = self.sum()
            if self.step()[0] != ")": raise SyntaxError("missing )")
            return value
        raise SyntaxError(f"unexpected {kind}")
for source in ("1 + 2 * 3", "(1+2)*3", "2^3^2", "-4 / 2 + .5", "10 / (5 - 5)", "2 *", "(1", "3 $ 4", "1.5*(2+(3-1))"):
    try: print(source, "=", Parser(source).sum())
    except (SyntaxError, ZeroDivisionError) as error: print(source, "->", type(error).__name__, error)
rows = [("name", "count", "share"), ("apple", 3, 0.25), ("fig", 12, 1 / 3)]
for name, count, share in rows: print(f"{name:<8}|{count:>6}|" + (f"{share:>8}" if isinstance(share, str) else f"{share:8.2%}"))
def rot(text, n): return "".join(chr((ord(c) - base + n) % 26 + base) if (base := 97 if c.islower() else 65 if c.isupper() else 0) else c for c in text)
print(rot("Hello, World", 13), rot(rot("abc xyz", 3), -3))
def runs(text):
    out = []
    for c in text:
        if out and out[-1][0] == c: out[-1][1] += 1
        else: out.append([c, 1])
    return "".join(f"{c}{n if n > 1 else ''}" for c, n in out)
def roman(n):
    out = ""
    for value, sign in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()): out += sign * (n // value); n %= value
    return out
print(runs("aaabccdddd"), [roman(n) for n in (4, 9, 14, 1990, 2024)], "racecar" == "racecar"[::-1], " ".join(reversed("one two three".split())), "".join(sorted("typhon")), {c: "hello".count(c) for c in "hello"})
import textwrap; print(textwrap.fill(" ".join(words), 40)); print(textwrap.dedent("  a\n    b\n  c"), textwrap.shorten("the quick brown fox", 12), textwrap.indent("x\ny", "> "))
