"""Lexical analysis: texts and bytes with every prefix and escape."""
print("\a\b\f\v".encode(), "\x41\u0042\U00000043\103\60", "\N{BULLET} \N{greek small letter alpha}")
print(r"\n\x", rb"\n", Rb'\x', b"\x00\xff\101\n", u"u")
print(repr("tab\tnew\nquote'double\"both\\"), repr("it's"), repr('say "x"'), repr("both ' and \""))
print(repr("\x00\x7f\x80\xa0\xad\u200b\u2028\ue000\U0001f600\u0301é"))
print(ascii("é\U0001f600\n'"), repr(b"'\"\\\t\n\r\x7f\x80"))
print("a\
b", 'c\
d', """e\
f""", len("\\\n"))
name, width, value = "x", 8, 3.14159
print(f"{name}|{name!r}|{name!s}|{name!a}|{value:.2f}|{value:{width}.{1 + 1}}|{name:>{width}}|")
print(f"{{}} {{{name}}} {name=} {value = :.1f} {1 + 1=} {name!r:>5} {name = !s}")
print(f"{'nested "same" quotes'} {f"{f"{1}"}"} {"a" if name else 'b'} {[i for i in range(3)]}")
print(f"{(lambda a: a * 2)(3)} { {1: 2}[1] } {name:{'>'}{'5'}}")
print(f"{
    name  # a comment
}" rf"\{name}\n" f"""{name
}""")
print(f"{value!r:^20}|{10:#x}|{10:08b}|{1234567:,}|{0.5:%}|{-5:+d}|{5: d}|{True}|{True:d}|{None}")
class Shown:
    def __format__(self, spec): return f"<{spec}>"
    def __str__(self): return "str"
    def __repr__(self): return "repr"
shown = Shown()
print(f"{shown} {shown!s} {shown!r} {shown!r:>6} {shown:any {1}} {shown:{{}}}" if False else f"{shown} {shown!s} {shown!r} {shown!r:>6} {shown:any {1}}")
for spec in ("x", "d", ">5", ""):
    try:
        print(format(object, spec) if spec == "" else format([], spec))
    except TypeError as error:
        print(error)
print("%s %r %5d|%-5d|%05d %x %#X %o %e %.3g %c %c %% %5.1f" % ("a", "b", 1, 2, 3, 255, 255, 8, 1.5, 1e10, "z", 65, 2.25))
print("%(a)s %(b)05.1f %(a)r" % {"a": 1, "b": 2}, "%*d|%-*d|%.*f" % (5, 1, 4, 2, 2, 1.0))
for template, arguments in (("%d", "x"), ("%s %s", (1,)), ("%s", (1, 2)), ("%z", 1), ("%(a)s", 1), ("%c", "ab"), ("%", ()), ("%d", None), ("%x", 1.5), ("%(a", {}), ("%(b)s", {})):
    try:
        print(template % arguments)
    except (TypeError, ValueError, KeyError) as error:
        print(type(error).__name__, error)
