"""atexit: what is called when the program ends, the last one first. C in CPython;
the VM calls `_run_exitfuncs`."""

from _prelude import _call

_callbacks = []


def register(func, /, *args, **keywords):
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _callbacks.append((func, args, keywords))
    return func


def unregister(func, /):
    _callbacks[:] = [one for one in _callbacks if one[0] != func]


def _clear():
    _callbacks.clear()


def _ncallbacks():
    return len(_callbacks)


def _run_exitfuncs():
    while _callbacks:
        func, args, keywords = _callbacks.pop()
        try:
            _call(func, *args, **keywords)
        except BaseException as error:
            import sys
            import traceback
            sys.stderr.write(f"Exception ignored in atexit callback {func!r}:\n")
            traceback.print_exception(error)
