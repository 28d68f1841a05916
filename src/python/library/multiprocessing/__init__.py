"""Processes with the manners of threads. What this module offers is what the default
context does."""

import sys

from multiprocessing import context

__all__ = [name for name in dir(context._default_context) if not name.startswith("_")]
globals().update({name: getattr(context._default_context, name) for name in __all__})

SUBDEBUG, SUBWARNING = 5, 25

# A process that is not forked calls the program's module so; what it sends names it so.
if "__main__" in sys.modules:
    sys.modules["__mp_main__"] = sys.modules["__main__"]
