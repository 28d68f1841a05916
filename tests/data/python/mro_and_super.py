"""Data model: the order in which classes are searched, and super()."""
class A:
    def f(self): return ["A"]
    @classmethod
    def c(cls): return [cls.__name__, "A"]
    @staticmethod
    def s(): return "static"
    @property
    def p(self): return "p of A"
class B(A):
    def f(self): return ["B"] + super().f()
    @classmethod
    def c(cls): return ["B"] + super().c()
    @property
    def p(self): return "B then " + super().p
class C(A):
    def f(self): return ["C"] + super().f()
    def __getattr__(self, name): return f"made {name}"
class D(B, C):
    def f(self): return ["D"] + super().f() + [super(B, self).f(), super().s()]
    def inner(self): return [super(D, self).f() for _ in range(1)], (lambda: super(D, self).p)()
    def attribute(self): return super().nothing
d = D()
print([cls.__name__ for cls in D.__mro__], d.f(), D.c(), d.p, d.inner())
try: d.attribute()
except AttributeError as error: print(error)
print(D.mro() == list(D.__mro__), D.__base__, D.__bases__, A.__subclasses__(), d.other)
print(super(B, d).f(), super(B, D).f(d), repr(super(B, d)), super(B, d).__thisclass__, super(B, d).__self__ is d, super(B, d).__self_class__)
def clash(*bases):
    try: print([cls.__name__ for cls in type("T", bases, {}).__mro__])
    except TypeError as error: print(error)
class X: pass
class Y: pass
class XY(X, Y): pass
class YX(Y, X): pass
clash(XY, YX); clash(A, B); clash(B, A); clash(X, Y, A); clash(object, X)
def no_arguments(): super()
def gone(self):
    del self
    super()
class E(A):
    def lost(*args): return super().f()
    def gone(self):
        del self
        return super().f()
    def wrong(self): return super(B, self).f()
    nowhere = no_arguments
for call in (no_arguments, E().lost, E().gone, E().wrong, E.nowhere, lambda: super(1, 2), lambda: super(A, 5), lambda: super(A).f, lambda: super(A, A).f(1), E.lost):
    try: print(call())
    except (RuntimeError, TypeError, AttributeError) as error: print(type(error).__name__, error)
class F(A):
    def f(self): return [__class__.__name__, self.__class__.__name__]
print(F().f(), F.f.__closure__[0].cell_contents, super(F, F()).f())
a = B()
a.__class__ = D
print(type(a).__name__, a.f())
for new in (int, 5, X):
    try: a.__class__ = new; print("fine")
    except TypeError as error: print(error)
E.__bases__ = (B,)
print(E().f(), [cls.__name__ for cls in E.__mro__])
class Cooperative:
    def __init__(self, **rest): print("end", rest); super().__init__(**rest)
class Left(Cooperative):
    def __init__(self, left, **rest): print("left", left); super().__init__(**rest)
class Right(Cooperative):
    def __init__(self, right, **rest): print("right", right); super().__init__(**rest)
class Both(Left, Right): pass
Both(left=1, right=2)
try: Both(left=1, right=2, more=3)
except TypeError as error: print(error)
