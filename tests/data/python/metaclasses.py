"""Data model: metaclasses, the namespace of a class body, and who hears of a class."""
class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases, **options):
        print("prepare", meta.__name__, name, [base.__name__ for base in bases], options)
        return {"prepared": name}
    def __new__(meta, name, bases, namespace, **options):
        print("new", name, [key for key in namespace if not key.startswith("__")])
        return super().__new__(meta, name, bases, namespace)
    def __init__(cls, name, bases, namespace, **options):
        print("init", name, options)
        super().__init__(name, bases, namespace)
    def __call__(cls, *args, **kwargs):
        print("call", cls.__name__, args, kwargs)
        return super().__call__(*args, **kwargs)
    def __instancecheck__(cls, instance): return instance == 5 or type.__instancecheck__(cls, instance)
    def __subclasscheck__(cls, other): return other is int or type.__subclasscheck__(cls, other)
    def __getattr__(cls, name): return f"{cls.__name__} has no {name}"
    def __len__(cls): return 42
    def __iter__(cls): return iter(["a", "b"])
    def __contains__(cls, item): return item == "in"
    def __repr__(cls): return f"<the class {cls.__name__}>"
    @property
    def shown(cls): return "a property of the class"
class A(metaclass=Meta, option=1):
    x = 1
    def __init__(self, *args, **kwargs): print("instance", args, kwargs)
class B(A, other=2): pass
b = B(1, k=2)
print(isinstance(5, A), isinstance(b, A), isinstance("", A), issubclass(int, A), issubclass(B, A), A.nothing, A.shown, len(A), list(A), "in" in A, A, type(A) is Meta)
try: b.shown
except AttributeError as error: print(error)
class Recorder:
    def __set_name__(self, owner, name): print("set_name", owner.__name__, name)
class Base:
    def __init_subclass__(cls, /, tag="none", **rest):
        print("init_subclass", cls.__name__, tag, rest, cls.__dict__.get("r") is not None)
        super().__init_subclass__(**rest)
class Child(Base, tag="child"):
    r = Recorder(); s = Recorder()
try:
    class Wrong(Base, tag=1, more=2): pass
except TypeError as error: print(error)
class Bad:
    def __set_name__(self, owner, name): raise ValueError("unwilling")
try:
    class Uses: attribute = Bad()
except ValueError as error: print(error, error.__notes__)
class Other(type): pass
for make in (lambda: type("X", (A, Child), {}), lambda: Other("Y", (A,), {}), lambda: type("Z", (int, str), {}), lambda: type("Z", (bool,), {}), lambda: type("Z", (1,), {}), lambda: type("Z", (A, A), {}), lambda: type("Z", (object, Child), {}), lambda: type(1, (), {}), lambda: type("Z", [], {}), lambda: type("Z"), lambda: type(), lambda: type("a", ())):
    try:
        made = make()
        print(made.__name__, type(made))
    except TypeError as error: print("TypeError:", error)
def factory(name, bases, namespace): return (name, bases, sorted(k for k in namespace if k[0] != "_"))
class NotAClass(metaclass=factory): y = 1
print(NotAClass)
class Ordered(type):
    @classmethod
    def __prepare__(meta, name, bases):
        class Watch(dict):
            def __setitem__(self, key, value):
                if not key.startswith("__"): print("bound", key, type(value).__name__)
                super().__setitem__(key, value)
        return Watch()
class Watched(metaclass=Ordered):
    a = 1
    a = 2
    def a(self): pass
    del a
    for i in range(2): pass
print(sorted(k for k in vars(Watched) if not k.startswith("__")))
class Entries:
    def __mro_entries__(self, bases): print("entries", bases == (entry,)); return (dict,)
entry = Entries()
class FromEntry(entry): pass
print(FromEntry.__bases__, FromEntry.__orig_bases__ == (entry,), FromEntry.__mro__)
