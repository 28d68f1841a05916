"""Format specifications of every kind, and what is wrong with others."""
for spec in ("", "5", "<5", ">5", "^5", "=5", "*^9", "+", "-", " ", "05", "+05", "x", "#x", "#X", "o", "#o", "b", "#b", "#010b", "c", ",", "_", "_x", "n", "e", ".2f", "%", "=+8", "d", "8,d"):
    print(f"{spec!r}: [{format(65, spec)}] [{format(-1234567, spec) if spec != 'c' else ''}]")
for spec in ("", ".0f", ".3f", "10.2f", "<10.1f", "e", ".0e", "E", "g", ".3g", "G", "#.3g", "%", ".1%", ",", ",.2f", "_", "+.1f", " .1f", "010.2f", "z.0f", "n", ".10", "#", "=+10.1f"):
    print(f"{spec!r}: [{format(1234.5678, spec)}] [{format(-0.00001, spec)}] [{format(1e100, spec)[:24]}]")
for number in (float("inf"), float("-inf"), float("nan")):
    print([format(number, spec) for spec in ("", "f", "F", "e", "G", "%", "+", "05", ">6", "08.2f", ",")])
for spec in ("", "5", ">5", "^6", "*<6", ".2", "^6.1", "s", "<3s", "05"):
    print(f"[{format('abc', spec)}]", end=" ")
print()
wrong = [(1, "s"), ("a", "d"), (1.5, "d"), (1, ".2d"), (1, "5.2"), ("a", "=5"), ("a", ","), ("a", "+"), (1, ",_"), (1, "c,"), (1, ",x"), (1, "q"), (1.5, "x"), ("a", "z"), (-1, "c"), (1114112, "c"), (1, "+c"), (1, ",,"), (1, "5a5"), (1, "_,"), ("a", " "), ("x", "#")]
for value, spec in wrong:
    try:
        print("fine", format(value, spec))
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, spec, error)
print("{} {} {0}".replace("{0}", "{}").format(1, 2, 3), "{1} {0} {name}".format(1, 2, name=3), "{0[0]} {0[key]} {1.real}".format({0: 1, "key": 2}, 3))
print("{!r} {!s:>4} {:{}} {:{w}.{p}}".format("a", "b", 1, 5, 2.5, w=6, p=3), "{{}} {{{}}}".format(1))
for template, arguments in (("{} {0}", (1,)), ("{0} {}", (1,)), ("{", ()), ("}", ()), ("{}", ()), ("{a}", ()), ("{0.x}", (1,)), ("{0[x]}", ([],)), ("{!z}", (1,)), ("{a.}", ())):
    try:
        print(template.format(*arguments))
    except (ValueError, IndexError, KeyError, AttributeError, TypeError) as error:
        print(type(error).__name__, error)
print("{x}{y}".format_map({"x": 1, "y": 2}))
class Default(dict):
    def __missing__(self, key): return f"<{key}>"
print("{x} {y}".format_map(Default(x=1)))
