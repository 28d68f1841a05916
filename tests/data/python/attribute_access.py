"""Data model: how attributes are found, set and deleted."""
class Data:
    def __get__(self, instance, owner): return f"data get {instance is not None} {owner.__name__}"
    def __set__(self, instance, value): print("data set", value)
    def __delete__(self, instance): print("data delete")
class NonData:
    def __get__(self, instance, owner=None): return "non-data"
class SetOnly:
    def __set__(self, instance, value): instance.__dict__["only"] = value * 2
class A:
    data, non, only, plain = Data(), NonData(), SetOnly(), "class"
a = A()
print(a.data, A.data, a.non, A.non, a.plain)
a.data = 1; del a.data; a.non = "own"; a.plain = "own"; a.only = 4; a.__dict__["data"] = "hidden"
print(a.data, a.non, a.plain, a.only, a.__dict__)
del a.plain, a.non
print(a.plain, a.non)
class G:
    def __init__(self): self.seen = []
    def __getattribute__(self, name):
        if name == "forbidden": raise AttributeError("by getattribute")
        return object.__getattribute__(self, name)
    def __getattr__(self, name): return f"getattr({name})"
    def __setattr__(self, name, value):
        print("set", name); object.__setattr__(self, name, value)
    def __delattr__(self, name):
        print("del", name); object.__delattr__(self, name)
    def __dir__(self): return ["z", "a"]
g = G()
g.x = 1
print(g.x, g.forbidden, g.nothing, dir(g), hasattr(g, "anything"), getattr(g, "q", 5))
del g.x
print(g.x)
class Failing:
    @property
    def broken(self): raise AttributeError("inside")
    @property
    def bad(self): raise ValueError("bad")
class Hidden(Failing):
    def __getattr__(self, name): return "fallback " + name
print(Hidden().broken, getattr(Failing(), "broken", "default"), hasattr(Failing(), "broken"))
def attempt(action):
    try: print(action())
    except Exception as error: print(type(error).__name__, error)
class S: __slots__ = ("p",)
class P:
    @property
    def r(self): return 1
    value = property(lambda self: 5, None, None, "the text")
    def m(self): pass
s, p = S(), P()
def put(target, name, value): setattr(target, name, value); return "set"
def cut(target, name): delattr(target, name); return "cut"
for action in (lambda: Failing().bad, lambda: a.missing, lambda: A.missing, lambda: (1).missing, lambda: None.missing, lambda: "".missing, lambda: len.missing, lambda: attempt.missing, lambda: put(1, "x", 1), lambda: put("", "upper", 1), lambda: put(p, "r", 1), lambda: cut(p, "r"), lambda: cut(a, "nope"), lambda: cut(A, "nope"), lambda: put(s, "q", 1), lambda: s.p, lambda: put(int, "x", 1), lambda: put(p.m, "x", 1), lambda: getattr(a, 5), lambda: put(a, 5, 1), lambda: put(None, "x", 1), lambda: P.value.__doc__, lambda: put(object(), "x", 1), lambda: put(A, "__name__", 5), lambda: put(a, "__dict__", 5), lambda: put(a, "__dict__", {"n": 1}) + str(a.n), lambda: cut(A, "__name__"), lambda: put(A, "__name__", "New") + A.__name__):
    attempt(action)
class Meta(type):
    def __getattr__(cls, name): return f"meta {name}"
    flag = Data()
class M(metaclass=Meta): own = NonData()
print(M.thing, M.flag, M.own)
M.flag = 3
attempt(lambda: M().thing)
