"""Execution model: names that are unbound, global and of the functions around."""
x = "global"
def early():
    print(x)
    x = 1
def gone():
    y = 1
    del y
    return y
def gone_twice():
    y = 1
    del y
    del y
def free():
    def inner(): return z
    inner()
    z = 1
def free_gone():
    z = 1
    def inner(): return z
    print(inner())
    del z
    inner()
def caught():
    try:
        raise ValueError("v")
    except ValueError as error:
        pass
    return error
def looped():
    for i in (): pass
    return i
def missing(): return nowhere
def missing_global():
    global never
    del never
class Body:
    try:
        own
    except NameError as error:
        print(error)
    x = x + " in a class"
    def method(self): return x
    y = [x for _ in (1,)]
    z = (lambda: x)()
for function in (early, gone, gone_twice, free, free_gone, caught, looped, missing, missing_global):
    try:
        function()
    except NameError as error:
        print(function.__name__, type(error).__name__, error, getattr(error, "name", None))
print(Body.x, Body().method(), Body.y, Body.z)
def outer():
    x = "outer"
    def middle():
        nonlocal x
        x += "+"
        def inner():
            global x
            x = "new global"
            return x
        return inner() + " / "
    return middle() + x
print(outer(), x)
def counter():
    n = 0
    def up():
        nonlocal n
        n += 1
        return n
    return up, lambda: n
up, get = counter()
print(up(), up(), get(), up.__closure__[0].cell_contents, up.__code__.co_freevars, counter.__code__.co_cellvars)
functions = [lambda: i for i in range(3)]; bound = [lambda i=i: i for i in range(3)]
print([f() for f in functions], [f() for f in bound])
def shadows(print=print): print("as a default"); len = 3; return len
print(shadows(), len("four"))
class Outer:
    v = 1
    class Inner:
        try: w = v
        except NameError as error: w = str(error)
print(Outer.Inner.w)
def delete_cell():
    cell = 1
    def look():
        try: return cell
        except NameError as error: return str(error)
    del cell
    return look()
print(delete_cell())
