"""Closures: what a cell holds, who shares it, and code objects that tell of it."""
def make(n):
    def get(): return n
    def put(value):
        nonlocal n
        n = value
    return get, put
get, put = make(1)
put(5); print(get(), make(2)[0](), get.__closure__ is not None, get.__closure__[0].cell_contents, get.__closure__[0] is put.__closure__[0])
print(get.__code__.co_freevars, make.__code__.co_cellvars, make.__code__.co_varnames, make.__code__.co_argcount, get.__code__.co_name, get.__code__.co_qualname)
def signature(a, /, b, *args, c, d=1, **kw): local = a; return local
code = signature.__code__
print(code.co_varnames, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_nlocals, code.co_flags & 4, code.co_flags & 8, code.co_firstlineno)
def empty_cell():
    def look(): return later
    try: look.__closure__[0].cell_contents
    except ValueError as error: print(error)
    later = "now"
    return look()
print(empty_cell())
def deep(a):
    def one(b):
        def two(c): return a, b, c
        return two
    return one
print(deep(1)(2)(3), [cell.cell_contents for cell in deep(1)(2).__closure__])
adders = {name: (lambda x, n=n: x + n) for n, name in enumerate(["zero", "one", "two"])}
print(adders["two"](5), [f() for f in [lambda: i for i in range(3)]], [f() for f in (lambda: i for i in range(3))])
def accumulate():
    total, history = 0, []
    def add(n):
        nonlocal total
        total += n; history.append(total)
        return history
    return add
add = accumulate(); add(1); print(add(2), add(3) is add(4))
def loop():
    functions = []
    for i in range(3):
        def f(): return i
        functions.append(f)
    i = "after"
    return [f() for f in functions]
print(loop())
class Holder:
    value = "class"
    def method(self):
        value = "method"
        class Inner:
            seen = value
            def get(self): return value
        return Inner.seen, Inner().get()
print(Holder().method())
def recursive(n): return 1 if n < 2 else n * recursive(n - 1)
keep, recursive = recursive, lambda n: "replaced"
print(keep(3), (lambda f: f(f, 5))(lambda f, n: 1 if n < 2 else n * f(f, n - 1)))
def defaults(x=[]): x.append(len(x)); return x
defaults(); print(defaults(), defaults.__defaults__); defaults.__defaults__ = (["new"],); print(defaults())
def f(): f.count = getattr(f, "count", 0) + 1; return f.count
f(); print(f(), f.__dict__, f.__name__, f.__module__, f.__kwdefaults__, f.__annotations__)
