"""What of sys is not in Rust: the standard streams, the version, sizes."""

from _event_loop import hooks as _hooks, set_hooks as _set_hooks
from _prelude import _content, _load, _refuse, _write


class TextIOWrapper:
    """A standard stream: what it is given is written at once."""

    __module__ = "_io"
    encoding, errors, newlines, line_buffering, closed = "utf-8", "strict", None, True, False

    def __init__(self, descriptor, name):
        self._descriptor, self.name = descriptor, name
        self.mode = "w"

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        _write(text, self._descriptor == 2)
        return len(text)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def isatty(self):
        return False

    def fileno(self):
        return self._descriptor

    def writable(self):
        return True

    def readable(self):
        return False

    def reconfigure(self, **options):
        pass

    def __repr__(self):
        return f"<_io.TextIOWrapper name='{self.name}' mode='w' encoding='utf-8'>"


stdout = __stdout__ = TextIOWrapper(1, "<stdout>")
stderr = __stderr__ = TextIOWrapper(2, "<stderr>")


class _Fields(tuple):
    """A tuple whose items have names."""

    _names = ()
    _title = ""

    def __getattr__(self, name):
        if name in self._names:
            return self[self._names.index(name)]
        raise AttributeError(f"'{self._title}' object has no attribute '{name}'")

    def __repr__(self):
        inner = ", ".join([f"{name}={value!r}" for name, value in zip(self._names, self)])
        return f"{self._title}({inner})"


class _version_info(_Fields):
    _names, _title = ("major", "minor", "micro", "releaselevel", "serial"), "sys.version_info"


class _float_info(_Fields):
    _names = ("max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds")
    _title = "sys.float_info"


class _int_info(_Fields):
    _names = ("bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold")
    _title = "sys.int_info"


version_info = _version_info((3, 14, 7, "final", 0))
hexversion = 51252208
version = "3.14.7 (Interleave)"
float_info = _float_info((
    1.7976931348623157e+308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53, 2.220446049250313e-16, 2, 1,
))
int_info = _int_info((30, 4, 4300, 640))
platform, byteorder, executable, prefix, copyright = "linux", "little", "/usr/bin/python3.14", "/usr", ""
path, flags, warnoptions, dont_write_bytecode, maxunicode = [], None, [], False, 1114111
builtin_module_names = ("_thread", "builtins", "gc", "itertools", "math", "sys", "time")


class _implementation:
    name, cache_tag, hexversion = "cpython", "cpython-314", 51252208


implementation = _implementation()
_interval = 0.005


def exit(status=None, /):
    raise SystemExit(status)


def exc_info():
    error = exception()
    return (None, None, None) if error is None else (type(error), error, error.__traceback__)


def getswitchinterval():
    return _interval


def getdefaultencoding():
    return "utf-8"


def getfilesystemencoding():
    return "utf-8"


def getallocatedblocks():
    _refuse("sys.getallocatedblocks()")


def settrace(function, /):
    _refuse("sys.settrace()")


def setprofile(function, /):
    _refuse("sys.setprofile()")


def _getframe(depth=0, /):
    _refuse("sys._getframe()")


def get_int_max_str_digits():
    return 4300


def getsizeof(object, default=None, /):
    method = getattr(type(object), "__sizeof__", None)
    if method is not None:
        return method(object)
    kind = _content(object)
    if kind is int:
        figures = (abs(object).bit_length() + 29) // 30
        return 24 + 4 * max(figures, 1)
    if kind is str:
        widest = ord(max(object)) if object else 0
        if widest < 128:
            return 41 + len(object)
        return 57 + len(object) if widest < 256 else 58 + 2 * len(object) if widest < 65536 else 60 + 4 * len(object)
    if kind is bytes:
        return 33 + len(object)
    if kind is tuple:
        return 48 + 8 * len(object)
    if kind is list:
        return 56 + 8 * len(object)
    if kind is dict:
        return _size_of_dict(len(object))
    if kind is set or kind is frozenset:
        return _size_of_set(len(object))
    return {float: 24, type(None): 16, range: 48, type(...): 16}.get(kind, 48)


def _size_of_dict(count):
    if count == 0:
        return 64
    size = 8
    while count > size * 2 // 3:
        size *= 2
    index = size * (1 if size <= 128 else 2 if size <= 32768 else 4)
    return 112 + index + size * 2 // 3 * 24 - 16 * 0


def _size_of_set(count):
    if count <= 4:
        return 216
    size = 8
    while count * 5 >= size * 3:
        size *= 4
    return 200 + size * 16


def excepthook(kind, error, traceback, /):
    from traceback import print_exception
    print_exception(error)


__excepthook__ = excepthook


class UnraisableHookArgs(_Fields):
    _names, _title = ("exc_type", "exc_value", "exc_traceback", "err_msg", "object"), "UnraisableHookArgs"


def unraisablehook(unraisable, /):
    from traceback import print_exception
    stderr.write(f"{unraisable.err_msg}:\n")
    print_exception(unraisable.exc_value)


__unraisablehook__ = unraisablehook


def _unraisable(error, message):
    unraisablehook(UnraisableHookArgs((type(error), error, error.__traceback__, message, None)))


def displayhook(value, /):
    if value is not None:
        stdout.write(f"{value!r}\n")


class asyncgen_hooks(_Fields):
    _names, _title = ("firstiter", "finalizer"), "sys.asyncgen_hooks"


def get_asyncgen_hooks():
    return asyncgen_hooks(_hooks())


def set_asyncgen_hooks(firstiter=None, finalizer=None):
    for name, hook in (("firstiter", firstiter), ("finalizer", finalizer)):
        if hook is not None and not callable(hook):
            raise TypeError(f"callable {name} expected, got {type(hook).__name__}")
    _set_hooks(firstiter, finalizer)


def audit(event, /, *args):
    pass


def is_finalizing():
    return False


def __getattr__(name):
    if name in ("stdin", "__stdin__"):
        return getattr(_load("_files"), "stdin")
    raise AttributeError(f"module 'sys' has no attribute '{name}'")
