"""Lexical analysis: how lines are joined, and what may stand on one."""
total = 1 + \
    2 + \
    3
print(total)
if total: print("one line"); print("two statements"); total += 1
values = [
    1,  # the first

    2,
        3,
]; print(values)
text = ("one "
        'two '
        """three""" r"\n")
print(text)
def indented():
	if True:
		return "tabs"
print(indented())
π, ñandú, _, __x = 3, "bird", 1, 2
print(π, ñandú, _, __x)
ﬁ = 1
print(fi)
print(dict(ﬂ=2))
class A:
    __hidden = 1
    def get(self): return self.__hidden, self.__dict__, self._A__hidden
    def put(self):
        self.__other = 5
        __local = 6
        return locals().keys()
a = A()
print(a.get(), list(a.put()), vars(a), hasattr(A, "__hidden"))
class _B:
    def __f(self): return "private"
    def g(self): return self.__f()
    __init_ = 3
print(_B().g(), sorted(name for name in vars(_B) if name.startswith("_B")))
match = case = type = 1
print(match, case, type)
print(1if 1else 2, [1for _ in"ab"])
print("a" "b" f"{1}" 'c', len("""
two
lines"""))
x = 5; y = (x
    ); print(x, y, ...)
