"""Imports: names, aliases, what is bound, what is missing, and modules as objects."""
import collections, math as m, os.path
import collections.abc as abc
from collections import OrderedDict as OD, deque
from math import pi, sqrt as root
import sys
print(m.pi == pi, root(9), OD(a=1)["a"], deque([1]), abc.Sized is collections.abc.Sized, os.path.join("a", "b"), os.sep)
def inside():
    import json
    from string import ascii_lowercase as letters
    return json.dumps([1]), letters[:3]
print(inside(), "json" in globals(), "letters" in globals(), "json" in sys.modules, sys.modules["math"] is m)
for name in ("nothing_at_all",):
    try: import nothing_at_all
    except ModuleNotFoundError as error: print(error, error.name)
try: from math import nothing
except ImportError as error: print(type(error).__name__, str(error).split(" (")[0])
try: m.nothing
except AttributeError as error: print(error)
m.added = 5; print(m.added, "added" in dir(m), getattr(m, "added"), hasattr(m, "never")); del m.added
print(type(m).__name__, m.__name__, __name__, type(sys.modules[__name__]).__name__, repr(m).startswith("<module 'math'"), vars(m)["pi"] == pi)
class Body:
    from math import tau
    import string
print(Body.tau > 6, Body.string.digits)
main = sys.modules["__main__"]; print(main.Body is Body, getattr(main, "inside") is inside); main.late = "set from outside"; print(late)
def __getattr__(name): return f"made {name}"
print(main.anything, main.pi == pi)
