"""gc: cycles are searched for, by hand or when there are many objects. C in
CPython."""

from _gc import _collect

DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_SAVEALL, DEBUG_LEAK = 1, 2, 4, 32, 38
garbage, callbacks = [], []
_enabled, _thresholds = True, (2000, 10, 0)


def collect(generation=2):
    if not 0 <= generation <= 2:
        raise ValueError("invalid generation")
    return _collect()


def enable():
    global _enabled
    _enabled = True


def disable():
    global _enabled
    _enabled = False


def isenabled():
    return _enabled


def get_count():
    return (0, 0, 0)


def get_threshold():
    return _thresholds


def set_threshold(threshold0, threshold1=10, threshold2=0, /):
    global _thresholds
    _thresholds = threshold0, threshold1, threshold2


def freeze():
    pass


unfreeze = freeze


def is_tracked(obj, /):
    return not isinstance(obj, (int, float, str, bytes, bool, type(None)))


def is_finalized(obj, /):
    return False
