"""How a process comes to be: forked, spawned, or forked by a server. The child then runs
`_bootstrap` of the process object, a copy of which it has."""

import atexit
import os
import _descriptors
import _process

from multiprocessing import spawn
from multiprocessing import util
from multiprocessing.context import set_spawning_popen
from multiprocessing.reduction import ForkingPickler


def _close(numbers):
    for number in numbers:
        _descriptors.close(number)


class Popen:
    """A child process, as its parent sees it. Its `sentinel` is an end of a pipe of which
    the child alone has the other one."""

    def __init__(self, process_obj):
        self.returncode = self.finalizer = None
        self._launch(process_obj)

    def _keeps(self, *numbers):
        self.finalizer = util.Finalize(self, _close, (numbers,))

    def poll(self, timeout=0):
        if self.returncode is None:
            self.returncode = _process.wait(self.pid, timeout)
            if self.returncode is not None and self.pid in os._children:
                os._reap(self.pid)
        return self.returncode

    def wait(self, timeout=None):
        if self.returncode is not None:
            return self.returncode
        if timeout is not None:
            from multiprocessing.connection import wait
            if not wait([self.sentinel], timeout):
                return None
        return self.poll(0 if timeout == 0 else None)

    def send_signal(self, signal):
        if self.returncode is None:
            os.kill(self.pid, signal)

    def interrupt(self):
        self.send_signal(2)

    def terminate(self):
        self.send_signal(15)

    def kill(self):
        self.send_signal(9)

    def close(self):
        if self.finalizer is not None:
            self.finalizer()


class Forked(Popen):
    method = "fork"

    def _launch(self, process_obj):
        ended, ends = os.pipe()
        parent_ended, parent_ends = os.pipe()
        self.pid = os._fork(process_obj._name)
        if self.pid:
            _close((ends, parent_ended))
            self._keeps(ended, parent_ends)
            self.sentinel = ended
            return
        code = 1
        try:
            atexit._clear()
            atexit.register(util._exit_function)
            _close((ended, parent_ends))
            code = process_obj._bootstrap(parent_sentinel=parent_ended)
        finally:
            atexit._run_exitfuncs()
            os._exit(code)


class _Pickled(Popen):
    """One that is sent the process object. What stands for an end of a pipe in it is open
    in the child, too."""

    def _launch(self, process_obj):
        self._passed = []
        data = spawn.get_preparation_data(process_obj._name)
        set_spawning_popen(self)
        try:
            parts = [ForkingPickler.dumps(data), ForkingPickler.dumps(process_obj)]
        finally:
            set_spawning_popen(None)
        self._send(process_obj, parts)

    def duplicate_for_child(self, number):
        self._passed.append(number)
        return number

    def _send(self, process_obj, parts):
        ended, ends = os.pipe()
        told, tells = os.pipe()
        self._start(process_obj._name, told, ends, ended)
        for number in self._passed:
            _descriptors.hold(number, self.pid)
        self._keeps(ended, tells)
        self.sentinel = ended
        for part in parts:
            _descriptors.send(tells, part)


class Spawned(_Pickled):
    method = "spawn"

    def _start(self, name, told, ends, ended):
        self.pid = _process.spawn(name, _descriptors.find(told)[0])
        _descriptors.hold(told, self.pid)
        _descriptors.hold(ends, self.pid)
        _close((told, ends))


class Served(_Pickled):
    method = "forkserver"

    def _start(self, name, told, ends, ended):
        from multiprocessing import forkserver
        self.pid = forkserver.ask(name, told, ends, ended)
