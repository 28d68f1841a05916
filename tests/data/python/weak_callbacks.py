"""Weak references: their callbacks, in which order, and collections of them."""
import gc
import weakref
class A:
    def __init__(self, name): self.name = name
    def __repr__(self): return f"A({self.name})"
    def __del__(self): print("del", self.name)
def note(tag): return lambda reference: print("callback", tag, reference() is None)
a = A("a")
first, second = weakref.ref(a, note(1)), weakref.ref(a, note(2))
print(first() is a, first == second, weakref.getweakrefcount(a), len(weakref.getweakrefs(a)))
del a
print(first(), first == second, first is first)
b = A("b"); gone = weakref.ref(b, note("never")); del gone; del b
p = A("p"); proxy = weakref.proxy(p); print(proxy.name, proxy); proxy.name = "changed"; del p
try: proxy.name
except ReferenceError as error: print(error)
values = weakref.WeakValueDictionary(); v = A("v"); values["k"] = v; print(dict(values), "k" in values, len(values)); del v; print(dict(values), values.get("k", "none"))
keys = weakref.WeakKeyDictionary(); k = A("k"); keys[k] = 1; print(list(keys.values())); del k; print(len(keys))
s = weakref.WeakSet(); m = A("m"); s.add(m); print(len(s), m in s); del m; print(len(s))
class B:
    def method(self): return "bound"
bb = B(); method = weakref.WeakMethod(bb.method); print(method()()); del bb; print(method())
f = A("f"); finalizer = weakref.finalize(f, print, "finalized", sep="!"); print(finalizer.alive); del f; print(finalizer.alive, finalizer())
g = A("g"); early = weakref.finalize(g, lambda: "result"); print(early(), early(), early.alive); del g
for wrong in (5, "text", (1,), [], None):
    try: weakref.ref(wrong); print("fine")
    except TypeError as error: print(error)
def fails(reference): raise ValueError("in a callback")
class Node:
    def __init__(self): self.other = None
one, two = Node(), Node(); one.other, two.other = two, one
watch = weakref.ref(one, lambda r: print("cycle gone"))
del one, two; print(watch() is not None); print(gc.collect() > 0, watch())
hash_of = A("h"); r = weakref.ref(hash_of); print(hash(r) == hash(hash_of)); del hash_of; print(hash(r) is not None)
