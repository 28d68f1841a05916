"""os, as far as one process without files needs it. What asks the computer is
refused by name."""

import sys
from os import path
from _prelude import _refuse

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
    _refuse("os.cpu_count()")


def process_cpu_count():
    _refuse("os.process_cpu_count()")


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


def getcwd():
    _refuse("os.getcwd()")


def listdir(path="."):
    _refuse("os.listdir()")


def remove(path):
    _refuse("os.remove()")


def mkdir(path, mode=511):
    _refuse("os.mkdir()")


def urandom(size, /):
    from random import SystemRandom
    return SystemRandom().randbytes(size)


def sched_yield():
    import time
    time.sleep(0)


def sched_getaffinity(pid, /):
    _refuse("os.sched_getaffinity()")
