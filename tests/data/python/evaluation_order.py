"""Expressions: in which order their parts are evaluated."""
from contextlib import nullcontext
def say(value, name=None):
    print(name if name is not None else value, end=" ")
    return value
def line(text): print("|", text)
say(1) + say(2) * say(3); line("operators")
say([0, 0, 0], "list")[say(1)] = say(5); line("the right side first")
a = say([0], "a"); a[say(0)] += say(7); line(f"in place {a}")
f = lambda *args, **kwargs: None
say(f, "f")(say(1), *say([2], "star"), say(3), k=say(4), **say({"z": 1}, "double")); line("a call")
{say("k1"): say("v1"), say("k2"): say("v2")}; line("a display")
{say("k"): say("v") for _ in (1,)}; line("a comprehension")
say({}, "d1")[say("x")] = say([1], "l")[say(0)] = say(9); line("targets from the left")
say(1) < say(3) < say(2) < say(9); line("a chain stops")
say(0) or say("") or say("end") and say("and"); line("short cuts")
say("then") if say(True, "test") else say("else"); line("a condition")
def d(name): return say(lambda it: it, name)
@d("outer")
@d("inner")
def g(p=say("default 1"), *, q=say("default 2")) -> say: pass
line("a definition")
class C(say(object, "base"), metaclass=say(type, "meta")):
    say("body")
line("a class")
(say(1), say(2))[say(slice(0, 1), "slice")]; a[say(0):say(1):say(1)]; line("slices")
f"{say(1)}{say(2):{say('')}}"; line("a text")
try:
    raise say(ValueError("e"), "error") from say(None, "cause")
except say(ValueError, "class"):
    line("raise")
assert say(True), say("message"); line("assert")
with say(nullcontext(1), "one") as (x), say(nullcontext(2), "two") as y: line("with")
del say(a, "a")[say(0)]; line("del")
lambda p=say("lambda"): say("never"); line("a lambda")
[say(i) for i in say([1, 2], "iterable") if say(i, f"if{i}")]; line("a loop in one")
(lambda: [(yield_ := say(1)), say(2)])(); line("walrus")
i = 0
i, a2 = say(1), [0, 0]; a2[i] = i; line(a2)
def gen():
    say((yield say("first")), "sent"); yield say("second")
it = gen(); next(it); it.send(5); line("a generator")
print(say(print, "print")(say("x")) is None)
a3 = [1, 2, 3]
a3[0], a3[1], a3[2] = a3[1], a3[2], a3[0]; print(a3)
try:
    say([], "none")[say(5)] = say(6)
except IndexError as error:
    line(error)
