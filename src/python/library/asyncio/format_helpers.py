"""How functions that are called later are written in messages."""

import functools
import inspect
import traceback


def _get_function_source(func):
    func = inspect.unwrap(func)
    if isinstance(func, (functools.partial, functools.partialmethod)):
        return _get_function_source(func.func)
    if inspect.isfunction(func) and not func.__code__.co_filename.startswith("<"):
        return func.__code__.co_filename, func.__code__.co_firstlineno
    return None


def _format_callback_source(func, args, *, debug=False):
    shown = _format_callback(func, args, None, debug=debug)
    source = _get_function_source(func)
    return shown if source is None else f"{shown} at {source[0]}:{source[1]}"


def _format_args_and_kwargs(args, kwargs, *, debug=False):
    if not debug:
        return "()"
    parts = [_short(arg) for arg in args or ()]
    parts += [f"{name}={_short(value)}" for name, value in (kwargs or {}).items()]
    return f"({', '.join(parts)})"


def _format_callback(func, args, kwargs, *, debug=False, suffix=""):
    if isinstance(func, functools.partial):
        suffix = _format_args_and_kwargs(args, kwargs, debug=debug) + suffix
        return _format_callback(func.func, func.args, func.keywords, debug=debug, suffix=suffix)
    name = getattr(func, "__qualname__", None) or getattr(func, "__name__", None) or repr(func)
    return name + _format_args_and_kwargs(args, kwargs, debug=debug) + suffix


def extract_stack():
    """Where the program is, for debug mode; the innermost last."""
    return traceback.extract_stack(limit=10)[:-1]


# A value in few words, as `reprlib` has it.

_DEPTH = 6
_SEQUENCES = {list: ("[", "]", 6), tuple: ("(", ")", 6), set: ("{", "}", 6), frozenset: ("frozenset({", "})", 6)}


def _short(value, depth=_DEPTH):
    kind = type(value)
    if kind in _SEQUENCES:
        return _short_items(value, depth, *_SEQUENCES[kind])
    if kind is dict:
        return _short_dict(value, depth)
    if kind is str:
        return _cut(repr(value[:30]), 30) if len(value) <= 30 else _cut(repr(value[:30]), 30, repr(value))
    return _cut(repr(value), 40 if kind is int else 30)


def _cut(text, most, whole=None):
    whole = text if whole is None else whole
    if len(whole) <= most:
        return whole
    front = max(0, (most - 3) // 2)
    return whole[:front] + "..." + whole[len(whole) - max(0, most - 3 - front):]


def _short_items(value, depth, left, right, most):
    if not value:
        return {"frozenset({": "frozenset()", "{": "set()"}.get(left, left + right)
    if depth <= 0:
        return f"{left}...{right}"
    items = list(value)
    if isinstance(value, (set, frozenset)):
        items = _in_order(items)
    parts = [_short(item, depth - 1) for item in items[:most]]
    if len(items) > most:
        parts.append("...")
    if len(items) == 1 and left == "(":
        right = ",)"
    return left + ", ".join(parts) + right


def _short_dict(value, depth):
    if not value:
        return "{}"
    if depth <= 0:
        return "{...}"
    parts = [f"{_short(key, depth - 1)}: {_short(value[key], depth - 1)}" for key in _in_order(list(value))[:4]]
    if len(value) > 4:
        parts.append("...")
    return "{" + ", ".join(parts) + "}"


def _in_order(items):
    try:
        return sorted(items)
    except Exception:
        return items
