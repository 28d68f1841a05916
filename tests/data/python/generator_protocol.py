"""Generators: send, throw, close, return values, and yield from between two."""
def attempt(action, *args):
    try: print(action(*args))
    except BaseException as error: print(type(error).__name__, error)
def echo():
    received = None
    while True:
        try: received = yield received
        except ValueError as error: received = f"caught {error}"
        except GeneratorExit: print("closing"); return "closed with"
g = echo()
attempt(g.send, 1); print(next(g)); attempt(g.send, "a"); attempt(g.throw, ValueError("v")); attempt(g.throw, ValueError); attempt(g.throw, KeyError("k")); attempt(next, g); attempt(g.close); attempt(g.throw, ValueError("after"))
g = echo(); next(g); attempt(g.close); attempt(g.close); attempt(next, g)
def stubborn():
    try: yield 1
    except GeneratorExit: yield 2
def raising():
    try: yield 1
    except GeneratorExit: raise KeyError("at close")
def ends():
    yield 1
    return 5
def stops():
    yield 1
    raise StopIteration(7)
for make in (stubborn, raising, ends, stops):
    g = make(); next(g); attempt(g.close)
    g = make(); next(g); attempt(next, g)
g = ends(); attempt(g.throw, KeyError("at the start")); attempt(next, g)
g = ends(); g.close(); attempt(next, g)
def inner():
    try:
        got = yield "in 1"
        print("inner got", got)
        yield "in 2"
    except ValueError as error: print("inner caught", error); yield "in 3"
    finally: print("inner finally")
    return "inner result"
def outer():
    result = yield from inner()
    print("result", result)
    other = yield from [10, 20]
    print("other", other)
    try: yield from iter("x")
    except KeyError as error: print("outer caught", error)
    return (yield from ())
g = outer()
print(next(g), g.send("hello"), g.throw(ValueError("thrown")), next(g), next(g), next(g)); attempt(g.throw, KeyError("k"))
g = outer(); next(g); g.close()
class Iterator:
    def __iter__(self): return self
    def __next__(self): return 1
    def send(self, value): return f"sent {value}"
    def throw(self, *args): return f"thrown {args}"
    def close(self): print("closed")
def over(it): yield from it
g = over(Iterator()); print(next(g), g.send(2), g.send(None), g.throw(ValueError("x"))); g.close()
g = over([1, 2, 3]); next(g); attempt(g.send, 5)
attempt(next, over(5))
def myself(): yield next(me)
me = myself(); attempt(next, me)
def names(): yield
g = names(); print(g.__name__, g.__qualname__, g.gi_running, g.gi_yieldfrom, g.gi_frame is not None, g.gi_suspended, g.gi_code.co_name); next(g); print(g.gi_suspended); attempt(next, g); print(g.gi_frame)
print(str(g)[:23], list(x for x in [1, 2]), sum(x for x in range(4)), (lambda: (yield))().__name__)
def finals():
    try: yield 1
    finally: print("finally of one that is dropped")
g = finals(); next(g); del g
for x in finals(): break
print("after the loop")
def expression(): x = yield; y = (yield x) or "none"; return [(yield), y]
g = expression(); print([next(g), g.send(1), g.send(0)]); attempt(g.send, 9)
attempt(g.throw, 5); attempt(echo().throw, "text")
it = iter([1, 2, 3]); print(list(zip(it, it)), next((x for x in ()), "default"))
lazy = (print("evaluated") or x for x in [1]); print("made"); list(lazy)
def count():
    n = 0
    while True: n = (yield n) or n + 1
c = count(); print(next(c), next(c), c.send(10), next(c))
