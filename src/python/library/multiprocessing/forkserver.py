"""A server that forks: a process with one thread, which has imported the program's module
and makes a copy of itself for each process that is asked for."""

import atexit
import os
import sys
import threading
import _descriptors
import _process

from multiprocessing import process
from multiprocessing import spawn
from multiprocessing import util
from multiprocessing.reduction import ForkingPickler

# What a copy of the server does before it can read who it is, in nanoseconds.
_BOOT_NANOS = 13_500_000

_lock = threading.Lock()
_pid = _requests = None
_preload = ["__main__"]


def set_forkserver_preload(modules_names):
    global _preload
    if not all(type(name) is str for name in modules_names):
        raise TypeError("module_names must be a list of strings")
    _preload = modules_names


def ensure_running():
    global _pid, _requests
    with _lock:
        if _pid is not None and _process.wait(_pid, 0) is None:
            return
        if _requests is not None:
            _descriptors.close(_requests)
        imports_main = "__main__" in _preload and hasattr(sys.modules["__main__"], "__file__")
        if imports_main:
            spawn.get_preparation_data("ignore")
        hears, _requests = os.pipe()
        told, tells = os.pipe()
        _pid = _process.spawn("forkserver", _descriptors.find(told)[0])
        _descriptors.hold(told, _pid)
        _descriptors.hold(hears, _pid)
        server = _Server(_descriptors.find(hears)[0], imports_main)
        for part in ({"name": "MainProcess", "authkey": b"", "sys_argv": sys.argv, "start_method": None,
                      "has_main": False}, server):
            _descriptors.send(tells, ForkingPickler.dumps(part))
        for number in (hears, told, tells):
            _descriptors.close(number)


def ask(name, told, ends, ended):
    """A process by that name, which reads from `told` who it is and has `ends` open; its
    pid."""
    ensure_running()
    _descriptors.hold(told, _pid)
    _descriptors.hold(ends, _pid)
    request = name, _descriptors.find(told)[0], _descriptors.find(ends)[1]
    _descriptors.send(_requests, ForkingPickler.dumps(request))
    _descriptors.close(told)
    _descriptors.close(ends)
    answer = _descriptors.receive(ended)
    if answer is None:
        raise EOFError
    return int(answer)


class _Server:
    """What the server is: it stands for the process object that others are sent."""

    def __init__(self, requests, imports_main):
        self._requests, self._imports_main = requests, imports_main

    def _bootstrap(self, parent_sentinel):
        if self._imports_main:
            process.current_process()._inheriting = True
            try:
                spawn.import_main()
            finally:
                del process.current_process()._inheriting
        requests = _descriptors.add(self._requests, None)
        while True:
            request = _descriptors.receive(requests)
            if request is None:
                return 0
            name, told, ends = ForkingPickler.loads(request)
            told, ends = _descriptors.add(told, None), _descriptors.add(None, ends)
            pid = os._fork(name)
            if pid == 0:
                _serve(told, (requests, parent_sentinel))
            _descriptors.send(ends, str(pid).encode())
            _descriptors.close(told)
            _descriptors.close(ends)


def _serve(told, others):
    """In a copy of the server."""
    code = 1
    try:
        atexit._clear()
        atexit.register(util._exit_function)
        for number in others:
            _descriptors.close(number)
        _process.compute(_BOOT_NANOS)
        code = spawn.run(told)
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)
    finally:
        atexit._run_exitfuncs()
        os._exit(code)
