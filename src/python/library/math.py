"""What of math goes through many items, or is made of few others. The rest is in Rust."""

from _math import *
from _prelude import _call

_float = 1.0.__class__


def prod(iterable, /, *, start=1):
    for item in iterable:
        start = start * item
    return start


def perm(n, k=None, /):
    for number in (n,) if k is None else (n, k):
        if not hasattr(number, "__index__"):
            raise TypeError(f"'{type(number).__name__}' object cannot be interpreted as an integer")
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    if k is None:
        k = n
    if k < 0:
        raise ValueError("k must be a non-negative integer")
    result = 1 if k <= n else 0
    for factor in range(n, n - k, -1) if result else ():
        result *= factor
    return result


def fsum(seq, /):
    """Exact: the parts of the sum that no float can hold together are kept apart."""
    parts, special = [], 0.0
    for item in seq:
        item = _float(item)
        if item - item != 0.0:
            special += item
            continue
        kept = 0
        for part in parts:
            if abs(item) < abs(part):
                item, part = part, item
            high = item + part
            low = part - (high - item)
            if low:
                parts[kept] = low
                kept += 1
            item = high
        parts[kept:] = [item]
    if special != 0.0 or special != special:
        if special != special:
            raise ValueError("-inf + inf in fsum")
        return special
    total = 0.0
    while parts:
        part = parts.pop()
        before = total
        total = before + part
        low = part - (total - before)
        if low:
            # Half of the last figure is left: the next part says where it goes.
            if parts and (low < 0.0) == (parts[-1] < 0.0):
                double = low * 2.0
                more = total + double
                if double == more - total:
                    total = more
            break
    return total


def dist(p, q, /):
    if len(p) != len(q):
        raise ValueError("both points must have the same number of dimensions")
    return _call(hypot, *[one - other for one, other in zip(p, q)])


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    apart = abs(b - a)
    return apart <= abs(rel_tol * b) or apart <= abs(rel_tol * a) or apart <= abs_tol


def sumprod(p, q, /):
    total = 0
    for one, other in zip(p, q, strict=True):
        total += one * other
    return total
