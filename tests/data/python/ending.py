class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


a = Noisy("a")
a = Noisy("b")
print("rebound")
del a
print("deleted")


def local():
    inside = Noisy("local")
    print("in function")


local()
print("returned")
items = [Noisy("in list 1"), Noisy("in list 2")]
items.pop()
print("popped")
items.clear()
print("cleared")
Noisy("temporary")
d = {"k": Noisy("value")}
d["k"] = 1
print("replaced")
holder = Noisy("holder")
holder.inner = Noisy("inner")
del holder
print("nested")


def generator():
    try:
        yield Noisy("yielded")
    finally:
        print("generator ends")


for thing in generator():
    print("loop", thing.name)
    break
del thing
print("end of loop")


def raising():
    local = Noisy("raised past")
    raise ValueError


try:
    raising()
except ValueError:
    print("caught")
print("after except")
(lambda x: None)(Noisy("argument"))
x, y = Noisy("x"), Noisy("y")
x, y = y, x
del x
print("x is gone")
closure = (lambda n: lambda: n)(Noisy("closed over"))
del closure
print("closure gone")
print([Noisy("comprehension").name for _ in range(2)])
t = (Noisy("tuple"),)
t = None
s = Noisy("last")
