"""A child's own exit functions run at its end, those of the parent do not."""
import atexit
import multiprocessing as mp
import os
import sys


def child(how):
    atexit.register(print, "child's atexit,", how)
    if how == "exit":
        sys.exit(2)
    if how == "raise":
        raise KeyError(how)
    if how == "_exit":
        os._exit(1)


if __name__ == "__main__":
    atexit.register(print, "parent's atexit")
    for method in ("fork", "spawn"):
        for how in ("return", "exit", "raise", "_exit"):
            process = mp.get_context(method).Process(target=child, args=(how,))
            process.start()
            process.join()
            print(method, how, process.exitcode)
