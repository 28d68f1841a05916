"""os, as far as one process without files needs it. What asks the computer is
refused by name."""

import sys
from os import path
from _prelude import _load, _refuse
from _thread import _cpu_count

name, sep, altsep, linesep, curdir, pardir, pathsep, extsep, devnull = "posix", "/", None, "\n", ".", "..", ":", ".", "/dev/null"
error = OSError
environ = {}
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1


class PathLike:
    pass


def getpid():
    return 1000


def getppid():
    return 999


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value, /):
    environ[key] = value


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    return method(path)


def strerror(code, /):
    return {1: "Operation not permitted", 2: "No such file or directory", 13: "Permission denied", 17: "File exists"}.get(
        code, f"Unknown error {code}"
    )


def _exit(status):
    _refuse("os._exit()")


def cpu_count():
    return _cpu_count()


def process_cpu_count():
    return _cpu_count()


def fork():
    _refuse("os.fork()")


def wait():
    _refuse("os.wait()")


def waitpid(pid, options, /):
    _refuse("os.waitpid()")


def kill(pid, signal, /):
    _refuse("os.kill()")


def pipe():
    _refuse("os.pipe()")


def read(fd, length, /):
    _refuse("os.read()")


def write(fd, data, /):
    if fd not in (1, 2):
        _refuse("os.write() to a file")
    (sys.__stdout__ if fd == 1 else sys.__stderr__).write(data.decode())
    return len(data)


def system(command):
    _refuse("os.system()")


def _files(name):
    return getattr(_load("_files"), name)


def getcwd():
    return _files("_folder")


def listdir(path="."):
    if _files("find")(path).content is not None:
        raise _files("fault")(20, path)
    return _files("inside")(path)


def remove(path):
    if _files("find")(path).content is None:
        raise _files("fault")(21, path)
    del _files("_tree")[_files("full_path")(fspath(path))]


unlink = remove


def mkdir(path, mode=511):
    whole = _files("place")(path)
    if whole in _files("_tree"):
        raise _files("fault")(17, path)
    _files("_tree")[whole] = _files("_Node")(None)


def makedirs(name, mode=511, exist_ok=False):
    tree, whole = _files("_tree"), _files("full_path")(fspath(name))
    if whole in tree and not exist_ok:
        raise _files("fault")(17, name)
    parts = whole[1:].split("/")
    for count in range(1, len(parts) + 1):
        tree.setdefault("/" + "/".join(parts[:count]), _files("_Node")(None))


def rmdir(path):
    if _files("find")(path).content is not None:
        raise _files("fault")(20, path)
    if _files("inside")(path):
        raise _files("fault")(39, path)
    del _files("_tree")[_files("full_path")(fspath(path))]


def rename(src, dst):
    tree, node = _files("_tree"), _files("_tree").get(_files("full_path")(fspath(src)))
    if node is None:
        raise _files("fault")(2, src, dst)
    old, new = _files("full_path")(fspath(src)), _files("place")(dst)
    for name in [name for name in tree if name == old or name.startswith(old + "/")]:
        tree[new + name[len(old):]] = tree.pop(name)


replace = rename


def urandom(size, /):
    from random import SystemRandom
    return SystemRandom().randbytes(size)


def sched_yield():
    import time
    time.sleep(0)


def sched_getaffinity(pid, /):
    _refuse("os.sched_getaffinity()")
