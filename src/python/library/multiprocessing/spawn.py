"""Processes that begin with nothing: what they are told, and how they make of it what
they need. The program's own module is run again, under another name."""

import os
import sys
import _descriptors
import _process

from multiprocessing import process
from multiprocessing.context import _force_start_method, _default_context
from multiprocessing.reduction import ForkingPickler

_TOO_EARLY = """
        An attempt has been made to start a new process before the
        current process has finished its bootstrapping phase.

        This probably means that you are not using fork to start your
        child processes and you have forgotten to use the proper idiom
        in the main module:

            if __name__ == '__main__':
                freeze_support()
                ...

        The "freeze_support()" line can be omitted if the program
        is not going to be frozen to produce an executable.

        To fix this issue, refer to the "Safe importing of main module"
        section in https://docs.python.org/3/library/multiprocessing.html
        """


def get_preparation_data(name):
    current = process.current_process()
    if getattr(current, "_inheriting", False):
        raise RuntimeError(_TOO_EARLY)
    return {
        "name": name,
        "authkey": bytes(current.authkey),
        "sys_argv": sys.argv,
        "start_method": _default_context.get_start_method(allow_none=True),
        "has_main": hasattr(sys.modules["__main__"], "__file__"),
    }


def prepare(data):
    process.current_process().name = data["name"]
    process.current_process().authkey = data["authkey"]
    sys.argv = data["sys_argv"]
    if data["start_method"] is not None:
        _force_start_method(data["start_method"])
    if data["has_main"]:
        import_main()


def import_main():
    """Runs the program's module, unless a server has done that before the fork."""
    if hasattr(sys.modules["__main__"], "__file__"):
        return
    _process.run_main("__mp_main__")
    sys.modules["__main__"] = sys.modules["__mp_main__"]


def run(told):
    """A process that reads who it is; its exit code."""
    current = process.current_process()
    current._inheriting = True
    try:
        prepare(ForkingPickler.loads(_descriptors.receive(told)))
        child = ForkingPickler.loads(_descriptors.receive(told))
    finally:
        del current._inheriting
    return child._bootstrap(told)


def spawn_main(pipe):
    sys.exit(run(_descriptors.add(pipe, None)))
