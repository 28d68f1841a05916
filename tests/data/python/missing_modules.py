"""Modules and names that are not there."""

import math

for name in ("nothing_like_it", "math.more", "collections.none"):
    try:
        if name == "nothing_like_it":
            import nothing_like_it
        elif name == "math.more":
            import math.more
        else:
            import collections.none
    except ModuleNotFoundError as error:
        print(error, error.name)
try:
    from math import nonsense
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0])
try:
    math.nonsense
except AttributeError as error:
    print(error)
import collections.abc
import os.path as path
from collections import abc
from json import decoder

print(abc is collections.abc, path.basename("a/b"), __name__, math.__name__)
