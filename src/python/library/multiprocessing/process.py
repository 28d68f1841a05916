"""Processes as objects: what they run, how they are started, waited for and ended. How a
process comes to be is `multiprocessing.popen`'s."""

import itertools
import os
import sys
import threading
import _process

__all__ = ["BaseProcess", "current_process", "active_children", "parent_process"]

ORIGINAL_DIR = os.getcwd()

_SIGNALS = {
    1: "SIGHUP", 2: "SIGINT", 3: "SIGQUIT", 4: "SIGILL", 6: "SIGABRT", 7: "SIGBUS", 8: "SIGFPE", 9: "SIGKILL",
    10: "SIGUSR1", 11: "SIGSEGV", 12: "SIGUSR2", 13: "SIGPIPE", 14: "SIGALRM", 15: "SIGTERM",
}


def current_process():
    return _current


def parent_process():
    return _parent


def active_children():
    _forget_those_over()
    return list(_children)


def _forget_those_over():
    for child in list(_children):
        popen = child._popen
        if popen is not None and popen.poll() is not None:
            _children.pop(child, None)


class BaseProcess:
    def _Popen(self):
        raise NotImplementedError

    _start_method = None

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        self._identity = _current._identity + (next(_counter),)
        self._config = dict(_current._config)
        self._parent_pid, self._parent_name = os.getpid(), _current.name
        self._popen, self._closed = None, False
        self._target, self._args, self._kwargs = target, tuple(args), dict(kwargs) if kwargs else {}
        self._name = name or type(self).__name__ + "-" + ":".join([str(number) for number in self._identity])
        if daemon is not None:
            self.daemon = daemon

    def _check_closed(self):
        if self._closed:
            raise ValueError("process object is closed")

    def run(self):
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        self._check_closed()
        assert self._popen is None, "cannot start a process twice"
        assert self._parent_pid == os.getpid(), "can only start a process object created by current process"
        assert not _current._config.get("daemon"), "daemonic processes are not allowed to have children"
        _forget_those_over()
        self._popen = self._Popen(self)
        self._sentinel = self._popen.sentinel
        # The child has them; here they would keep what they refer to.
        del self._target, self._args, self._kwargs
        _children[self] = True

    def interrupt(self):
        self._check_closed()
        self._popen.interrupt()

    def terminate(self):
        self._check_closed()
        self._popen.terminate()

    def kill(self):
        self._check_closed()
        self._popen.kill()

    def join(self, timeout=None):
        self._check_closed()
        assert self._parent_pid == os.getpid(), "can only join a child process"
        assert self._popen is not None, "can only join a started process"
        if self._popen.wait(timeout) is not None:
            _children.pop(self, None)

    def is_alive(self):
        self._check_closed()
        if self is _current:
            return True
        assert self._parent_pid == os.getpid(), "can only test a child process"
        if self._popen is None:
            return False
        if self._popen.poll() is None:
            return True
        _children.pop(self, None)
        return False

    def close(self):
        if self._popen is not None:
            if self._popen.poll() is None:
                raise ValueError(
                    "Cannot close a process while it is still running. "
                    "You should first call join() or terminate()."
                )
            self._popen.close()
            self._popen = None
            del self._sentinel
            _children.pop(self, None)
        self._closed = True

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        assert isinstance(name, str), "name must be a string"
        self._name = name

    @property
    def daemon(self):
        return self._config.get("daemon", False)

    @daemon.setter
    def daemon(self, daemonic):
        assert self._popen is None, "process has already started"
        self._config["daemon"] = daemonic

    @property
    def authkey(self):
        return self._config["authkey"]

    @authkey.setter
    def authkey(self, authkey):
        self._config["authkey"] = AuthenticationString(authkey)

    @property
    def exitcode(self):
        self._check_closed()
        return self._popen.poll() if self._popen is not None else None

    @property
    def ident(self):
        self._check_closed()
        if self is _current:
            return os.getpid()
        return self._popen and self._popen.pid

    pid = ident

    @property
    def sentinel(self):
        self._check_closed()
        try:
            return self._sentinel
        except AttributeError:
            raise ValueError("process not started") from None

    def _status(self):
        """In a word, and its exit code if it is over."""
        if self is _current:
            return "started", None
        if self._closed:
            return "closed", None
        if self._parent_pid != os.getpid():
            return "unknown", None
        if self._popen is None:
            return "initial", None
        code = self._popen.poll()
        return ("started", None) if code is None else ("stopped", code)

    def __repr__(self):
        status, code = self._status()
        parts = [type(self).__name__, "name=%r" % self._name]
        if self._popen is not None:
            parts.append("pid=%s" % self._popen.pid)
        parts += ["parent=%s" % self._parent_pid, status]
        if code is not None:
            parts.append("exitcode=%s" % ("-" + _SIGNALS[-code] if -code in _SIGNALS else code))
        if self.daemon:
            parts.append("daemon")
        return "<%s>" % " ".join(parts)

    def _bootstrap(self, parent_sentinel=None):
        """All that the process does, in itself; its exit code."""
        global _current, _parent, _counter
        from multiprocessing import context, util
        try:
            if self._start_method is not None:
                context._force_start_method(self._start_method)
            _counter = itertools.count(1)
            _children.clear()
            _current, _parent = self, _ParentProcess(self._parent_name, self._parent_pid, parent_sentinel)
            self._after_fork()
            self.run()
            return 0
        except SystemExit as error:
            if error.code is None:
                return 0
            if isinstance(error.code, int):
                return error.code
            sys.stderr.write(str(error.code) + "\n")
            return 1
        except BaseException as error:
            import traceback
            _process.fail(f"Process {self.name}:\n" + "".join(traceback.format_exception(error)))
            return 1
        finally:
            threading._shutdown()

    @staticmethod
    def _after_fork():
        from multiprocessing import util
        util._finalizers.clear()
        util._run_after_forkers()


class AuthenticationString(bytes):
    def __reduce__(self):
        from multiprocessing.context import get_spawning_popen
        if get_spawning_popen() is None:
            raise TypeError("Pickling an AuthenticationString object is disallowed for security reasons")
        return AuthenticationString, (bytes(self),)


class _ParentProcess(BaseProcess):
    """The parent, as its child sees it."""

    def __init__(self, name, pid, sentinel):
        self._identity, self._name, self._pid = (), name, pid
        self._parent_pid, self._popen, self._closed = None, None, False
        self._sentinel, self._config = sentinel, {}

    def is_alive(self):
        from multiprocessing.connection import wait
        return not wait([self._sentinel], timeout=0)

    @property
    def ident(self):
        return self._pid

    pid = ident

    def join(self, timeout=None):
        from multiprocessing.connection import wait
        wait([self._sentinel], timeout=timeout)


class _MainProcess(BaseProcess):
    def __init__(self):
        self._identity, self._name, self._parent_pid = (), "MainProcess", None
        self._popen, self._closed = None, False
        self._config = {"authkey": AuthenticationString(b"interleave"), "semprefix": "/mp"}

    def close(self):
        pass


# In the order of their starts.
_children = {}
_counter = itertools.count(1)
_parent = None
_current = _MainProcess()
