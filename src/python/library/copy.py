"""copy: shallow and deep copies."""

import copyreg

__all__ = ["Error", "copy", "deepcopy", "replace"]

_ATOMS = (
    type(None), int, float, bool, str, bytes, type, range, type(...), type(NotImplemented), type(len),
    type(lambda: 0), property,
)


class Error(Exception):
    pass


error = Error


def copy(x):
    cls = type(x)
    if cls in _ATOMS or cls is tuple or cls is frozenset:
        return x
    if cls in (list, dict, set):
        return x.copy()
    if issubclass(cls, type):
        return x
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    return _made_again(x, x.__reduce_ex__(4), None)


def deepcopy(x, memo=None, _nil=[]):
    memo = {} if memo is None else memo
    cls = type(x)
    if cls in _ATOMS:
        return x
    known = memo.get(id(x), _nil)
    if known is not _nil:
        return known
    if cls is list:
        new = memo[id(x)] = []
        for item in x:
            new.append(deepcopy(item, memo))
    elif cls is dict:
        new = memo[id(x)] = {}
        for key, value in x.items():
            new[deepcopy(key, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        new = [deepcopy(item, memo) for item in x]
        if id(x) in memo:
            return memo[id(x)]
        new = x if all(one is other for one, other in zip(x, new)) else tuple(new)
    elif issubclass(cls, type):
        return x
    else:
        method = getattr(x, "__deepcopy__", None)
        new = method(memo) if method is not None else _made_again(x, x.__reduce_ex__(4), memo)
    if new is not x:
        memo[id(x)] = new
        memo.setdefault(id(memo), []).append(x)
    return new


def _made_again(x, recipe, memo):
    """What a reduction makes; with a memo, of deep copies."""
    if isinstance(recipe, str):
        return x
    make, args, state, items, pairs = (*recipe, None, None, None)[:5]
    if memo is not None:
        args = [deepcopy(one, memo) for one in args]
    new = make(*args)
    if memo is not None:
        memo[id(x)] = new
    if state is not None:
        state = state if memo is None else deepcopy(state, memo)
        if hasattr(new, "__setstate__"):
            new.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                new.__dict__.update(state)
            for name, value in (slots or {}).items():
                setattr(new, name, value)
    for item in items or ():
        new.append(item if memo is None else deepcopy(item, memo))
    for key, value in pairs or ():
        if memo is None:
            new[key] = value
        else:
            new[deepcopy(key, memo)] = deepcopy(value, memo)
    return new


def replace(obj, /, **changes):
    method = getattr(obj.__class__, "__replace__", None)
    if method is None:
        raise TypeError(f"replace() does not support {obj.__class__.__name__} objects")
    return method(obj, **changes)
