"""Execution model: what a class body sees, and what comprehensions in it see."""
n = "module"
class A:
    n = "class"
    first = [n for _ in range(2)]
    try:
        second = [m for m in (lambda: n)()]
    except NameError as error:
        second = error
    third = [(x, y) for x in [n] for y in [1]]
    k = 2
    fourth = [x * 10 for x in range(k)]
    fifth = {name: value for name, value in [("a", k)]}
    gen = (x for x in [n])
    def method(self): return n, __class__
print(A.first, A.second, A.third, A.fourth, A.fifth, list(A.gen), A().method())
def function():
    n = "function"
    class B:
        print(n)
        n = "now the class"
        print(n)
        del n
        print(n)
        class C:
            print(n)
    return B
function()
def function2():
    n = "f2"
    class D:
        nonlocal n
        n = "changed by a class"
        m = locals().keys()
    return n, sorted(D.m)[:3]
print(function2())
class E:
    global created
    created = "by a class"
print(created, "created" in vars(E))
class F:
    a = 1
    b = locals()["a"] + 1
    locals()["c"] = 3
    if b: d = "conditional"
    for e in range(3): pass
    __qualname__ = "Renamed"
    def __module_test(self): pass
print(F, F.c, F.d, F.e, F.__name__, F._F__module_test.__qualname__)
class G:
    x: int = 1
    y: str
    (z): float = 2.0
    def f(self): w: int; return sorted(locals())
print(G.__annotations__, hasattr(G, "y"), G().f())
i = "kept"
squares = [i for i in range(3)]
print(i, squares, [j := k for k in range(3)], j)
def walrus():
    total = 0
    parts = [total := total + v for v in range(5)]
    return total, parts, [(lambda: q)() for q in range(2)], [q for q in range(2) for q in "ab"]
print(walrus())
def late(): return [lambda: v for v in range(3)]
print([f() for f in late()], list(map(lambda f: f(), (lambda: v for v in range(3)))))
print([[a for a in range(b)] for b in range(3)], {a: {b for b in range(a)} for a in range(2)})
print([x for x in range(10) if x % 2 if x > 3], [(x, y) for x in range(3) for y in range(x)])
