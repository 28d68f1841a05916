"""Errors that nobody can catch: in __del__, in a generator's end, at exit."""
import atexit
import sys
import weakref
class Bad:
    def __del__(self): raise ValueError("in del")
def hook(args): print("hook:", args.exc_type.__name__, args.exc_value, args.err_msg.split(" <")[0], args.object)
sys.unraisablehook = hook
Bad()
def g():
    try: yield 1
    finally: raise KeyError("in a generator")
it = g(); next(it); del it
class Key: pass
k = Key()
def callback(reference): raise LookupError("in a callback")
r = weakref.ref(k, callback); del k
def ignores():
    while True:
        try: yield
        except GeneratorExit: print("ignored")
        else: continue
        return
it = ignores(); next(it); del it
def stubborn():
    try: yield
    except GeneratorExit: yield 2
it = stubborn(); next(it); del it
sys.unraisablehook = sys.__unraisablehook__
def say(*args, **kwargs): print("at exit", args, kwargs)
atexit.register(say, 1, k=2)
@atexit.register
def last(): print("registered last, called first")
atexit.register(print, "never"); atexit.unregister(print)
def quits(): raise SystemExit(3)
print("the end of the program")
