"""os: the process and its children, pipes, and the tree of files. What else asks the
computer is refused by name."""

import sys
import _descriptors
import _pipes
import _process
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
    return _process.own()


def getppid():
    return _process.parent()


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
    _process.exit(status)


def cpu_count():
    return _cpu_count()


def process_cpu_count():
    return _cpu_count()


WNOHANG, EX_OK = 1, 0

# Children that nobody has waited for, each with a pipe that ends when it does; and this
# process's own end of such a pipe.
_children = {}
_own_life = []
_at_fork = {"before": [], "after_in_parent": [], "after_in_child": []}


def register_at_fork(*, before=None, after_in_parent=None, after_in_child=None):
    given = {"before": before, "after_in_parent": after_in_parent, "after_in_child": after_in_child}
    if all(hook is None for hook in given.values()):
        raise TypeError("At least one argument is required.")
    for name, hook in given.items():
        if hook is not None and not callable(hook):
            raise TypeError(f"'{name}' must be callable, not {type(hook).__name__}")
        if hook is not None:
            _at_fork[name].append(hook)


def _fork(name):
    """A copy of this process, which goes by that name on the lanes."""
    for hook in reversed(_at_fork["before"]):
        hook()
    life = _pipes.open(1)
    pid = _process.fork(name)
    if pid:
        _pipes.close(life, _descriptors.WRITE)
        _children[pid] = _descriptors.add(life, None)
        for hook in _at_fork["after_in_parent"]:
            hook()
        return pid
    _pipes.close(life, _descriptors.READ)
    while _own_life:
        _pipes.close(_own_life.pop(), _descriptors.WRITE)
    _own_life.append(life)
    _forget_children()
    _descriptors.after_fork()
    threading = sys.modules.get("threading")
    if threading is not None:
        threading._after_fork()
    for hook in _at_fork["after_in_child"]:
        hook()
    return 0


def _forget_children():
    for number in _children.values():
        _descriptors.close(number)
    _children.clear()


_forks = 0


def fork():
    global _forks
    _forks += 1
    return _fork(f"Fork-{_forks}")


def _reap(pid):
    """A child is over, and no zombie any more; what `wait` gives of it."""
    code = _process.wait(pid, None)
    _descriptors.close(_children.pop(pid))
    return pid, -code if code < 0 else code << 8


def wait():
    return waitpid(-1, 0)


def waitpid(pid, options, /):
    wanted = list(_children) if pid == -1 else [pid] if pid in _children else []
    if not wanted:
        raise ChildProcessError(10, "No child processes")
    timeout = 0 if options & WNOHANG else None
    if len(wanted) > 1:
        ready = _descriptors.ready([_children[pid] for pid in wanted], timeout)
        return _reap([pid for pid in wanted if _children[pid] in ready][0]) if ready else (0, 0)
    if _process.wait(wanted[0], timeout) is None:
        return 0, 0
    return _reap(wanted[0])


def waitstatus_to_exitcode(status):
    return -(status & 127) if status & 127 else status >> 8


def WIFEXITED(status):
    return status & 127 == 0


def WEXITSTATUS(status):
    return status >> 8 & 255


def WIFSIGNALED(status):
    return status & 127 != 0


def WTERMSIG(status):
    return status & 127


def kill(pid, signal, /):
    if not _process.has(pid):
        raise ProcessLookupError(3, "No such process")
    if signal == 0:
        return
    if signal == 2:
        if pid != getpid():
            _refuse("SIGINT to another process")
        raise KeyboardInterrupt
    _process.kill(pid, int(signal))


def abort():
    _process.kill(getpid(), 6)


def pipe():
    return _descriptors.pipe()


def close(fd):
    _descriptors.close(fd)


def dup(fd, /):
    return _descriptors.duplicate(fd)


def read(fd, length, /):
    return _descriptors.read(fd, length)


def write(fd, data, /):
    if fd not in (1, 2):
        _descriptors.send(fd, bytes(data))
        return len(data)
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
