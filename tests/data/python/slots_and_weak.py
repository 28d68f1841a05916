"""`__slots__`, weak references, and what happens when objects end."""

import weakref


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Point3(Point):
    __slots__ = ("z",)


class Open(Point):
    pass


point = Point3(1, 2)
point.z = 3
print(point.x, point.z, hasattr(point, "__dict__"), hasattr(Open(1, 2), "__dict__"), Point.__slots__)
for wrong in (lambda: setattr(point, "w", 1), lambda: Point(1, 2).z, lambda: point.__dict__):
    try:
        wrong()
    except AttributeError as error:
        print(type(error).__name__)
del point.z
print(hasattr(point, "z"))


class Node:
    def __init__(self, name):
        self.name, self.other = name, None

    def __del__(self):
        print("end of", self.name)


node = Node("one")
calls = []
one = weakref.ref(node, lambda r: calls.append("first"))
two = weakref.ref(node, lambda r: calls.append("second"))
print(one() is node, one == two, hash(one) == hash(node), weakref.getweakrefcount(node))
node = None
print(one(), sorted(calls))
cache = weakref.WeakValueDictionary()
kept = cache["k"] = Node("kept")
print(dict(cache.items())["k"].name, "k" in cache, len(cache))
del kept
print("k" in cache, len(cache), cache.get("k", "nothing"))
keys = weakref.WeakKeyDictionary()
key = Node("key")
keys[key] = "value"
print(keys[key], len(keys))
del key
print(len(keys))
method = weakref.WeakMethod(Open(1, 2).__init__)
print(method())
ending = Node("finalized")
final = weakref.finalize(ending, print, "finalizer", "ran")
print(final.alive)
del ending
print(final.alive)
