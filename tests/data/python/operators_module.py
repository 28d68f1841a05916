"""operator: every operator as a function, getters of items, attributes and methods."""
import operator as op
print(op.add(1, 2), op.sub(5, 3), op.mul("a", 3), op.truediv(7, 2), op.floordiv(-7, 2), op.mod(-7, 3), op.pow(2, 10), op.neg(5), op.pos(-5), op.abs(-3), op.invert(5), op.inv(0), op.lshift(1, 4), op.rshift(-8, 1), op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.not_([]), op.truth("a"), op.is_(None, None), op.is_not(1, None), op.index(True))
print(op.lt(1, 2), op.le(2, 2), op.eq("a", "a"), op.ne(1, 1.0), op.ge(1, 2), op.gt("b", "a"), op.concat([1], [2]), op.contains("abc", "b"), op.countOf([1, 2, 1], 1), op.indexOf("abc", "c"), op.getitem({"k": 1}, "k"), op.length_hint(iter([1, 2])), op.matmul if False else op.iadd([1], [2]))
l = [1, 2, 3]; op.setitem(l, 0, 9); op.delitem(l, 1); print(l, op.iadd(l, [5]), l, op.imul(2, 3), op.ior({1}, {2}), op.ipow(2, 3))
people = [{"name": "b", "age": 2}, {"name": "a", "age": 5}, {"name": "c", "age": 2}]
print(sorted(people, key=op.itemgetter("age", "name")), list(map(op.itemgetter(0), ["ab", "cd"])), op.itemgetter(1, -1)("abc"), op.itemgetter(slice(1, 3))("abcd"))
class P:
    def __init__(self, x): self.x, self.me = x, self
    def scale(self, k, plus=0): return self.x * k + plus
print(op.attrgetter("x")(P(3)), op.attrgetter("me.me.x", "x")(P(4)), op.methodcaller("scale", 2, plus=1)(P(5)), list(map(op.methodcaller("upper"), "ab")), op.call(max, 1, 5))
for wrong in (lambda: op.itemgetter(5)([1]), lambda: op.attrgetter("nope")(P(1)), lambda: op.indexOf([1], 2), lambda: op.index(1.5), lambda: op.add(1, "a"), lambda: op.concat(1, 2), lambda: op.truediv(1, 0), lambda: op.methodcaller("none")(1), lambda: op.getitem([1], "a"), lambda: op.neg("a"), lambda: op.lt(1, "a")):
    try: print(wrong())
    except Exception as error: print(type(error).__name__, error)
import functools
print(functools.reduce(op.mul, range(1, 6)), functools.reduce(op.or_, [{1}, {2}, {3}]), list(map(op.sub, [5, 6], [1, 2])), dict(map(op.itemgetter(1, 0), {"a": 1}.items())), max(enumerate("bca"), key=op.itemgetter(1)), sum(map(op.mul, [1, 2, 3], [4, 5, 6])))
class Vec:
    def __init__(self, *v): self.v = v
    def __matmul__(self, o): return sum(map(op.mul, self.v, o.v))
    def __imatmul__(self, o): return f"in place {self @ o}"
v = Vec(1, 2); print(v @ Vec(3, 4), op.matmul(v, Vec(1, 1))); v @= Vec(1, 0); print(v)
print([op.__dict__[n](7, 3) for n in ("add", "sub", "mul", "mod", "xor")], op.add.__name__, op.itemgetter.__name__, [f(2, 3) for f in (op.lt, op.pow, op.floordiv)])
