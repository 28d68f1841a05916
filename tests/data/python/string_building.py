"""Texts that are built: joins, repeats, f-strings with specs, templates, tables."""
import string
parts = []
for n in range(5): parts.append(str(n) * n)
print("-".join(parts), "".join(reversed("abc")), "ab" * 3, "=" * 10, "x".join("abc"), ", ".join(f"{k}={v!r}" for k, v in {"a": 1, "b": "two"}.items()))
s = ""
for c in "hello": s = c + s
print(s, s[::-1], s.upper().center(11, "*"), s.title(), len(s * 1000), (s + "!") * 2)
print(f"{'left':<10}|{'right':>10}|{'mid':^10}|{3.14159:.3f}|{42:05d}|{255:#x}|{1e6:,.0f}|{0.256:.1%}|{-7:+}|{True!s:>6}|{None!r:^8}|{[1, 2]!s:>8}")
rows = [("Widget", 4, 3.5), ("Gadget with a long name", 10, 12.25), ("Nut", 1000, 0.01)]
width = max(len(r[0]) for r in rows)
for name, count, price in rows: print(f"{name:<{width}} {count:>6,d} x {price:>8.2f} = {count * price:>10,.2f}")
print("{:>{w}}|{:<{w}}|{:^{w}}".format("a", "b", "c", w=5), "{0}{1}{0}".format("ab", "-"), "{a[k]} {b.real}".format(a={"k": 1}, b=2), "%-5s|%5.1f|%03d|%x" % ("ab", 2.345, 7, 255), "%s %s" % ("a", ["b"]), "%(x)s-%(x)d" % {"x": 5})
t = string.Template("$who owes $$${amount} to ${who}x"); print(t.substitute(who="Ann", amount=5), t.safe_substitute(who="Bob"))
for wrong in (lambda: t.substitute(who="x"), lambda: string.Template("$ x").substitute(), lambda: string.Template("$1").substitute()):
    try: print(wrong())
    except (KeyError, ValueError) as error: print(type(error).__name__, error)
print(string.ascii_letters[:5], string.digits, string.hexdigits, string.punctuation[:5], repr(string.whitespace), string.capwords("hello big world"))
value, date = 12.3456, {"y": 2024}
print(f"{value=}, {value = :.1f}, {value!r:>10}, {date['y']}, {date["y"]:>6}, {value:{8}.{2}f}, {'{'}{{}}{'}'}, {f'{f"{1 + 1}"}'}")
print("a\tb\\n" r"\t" "\u00e9" '\x41' """multi
line""", "tab\tstop".expandtabs(8), "one\ntwo".splitlines(), "a,b;c".replace(";", ",").split(","), "  pad ".strip() + "|", "CamelCase".swapcase(), "x=1;y=2".partition(";"))
print("".join(chr(ord("a") + n) for n in range(26)), "".join(sorted(set("mississippi"))), "".join(f"{b:08b}" for b in b"Hi"), bytes.fromhex("48 69").decode(), "%c%c" % (72, "i"), "é".encode().hex(), "日本".encode("utf-8")[:3], len("日本"), "日本"[1], "ß".upper(), "İ".lower() == "i̇")
print(*(f"{n:>3}" for n in range(3)), sep="|"); print(f"{1:>5}{2:<5}{3:^5}|", f"{'é':*^5}", f"{1234567.891:_.2f}", f"{10 ** 20:,}", f"{255:b}", f"{3:08.3f}", f"{1e-10:g}", f"{123456789:e}", f"{5:%}", f"{-0.0:.0f}", f"{1.5:.0f} {2.5:.0f}")
