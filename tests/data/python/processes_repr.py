"""What a process looks like, from its making to its end."""
import multiprocessing as mp
import os
import re
import time


def show(what, process):
    print(what, re.sub(r"(pid|parent)=\d+", r"\1=N", repr(process)))


def sleeps():
    time.sleep(60)


def child():
    show("in child:", mp.current_process())
    show("parent:", mp.parent_process())
    print(mp.parent_process().pid == os.getppid(), mp.parent_process().is_alive())


if __name__ == "__main__":
    context = mp.get_context("fork")
    process = context.Process(target=sleeps, daemon=True)
    show("made:", process)
    process.start()
    show("started:", process)
    process.kill()
    process.join()
    show("killed:", process)
    process = context.Process(target=child, name="kid")
    process.start()
    process.join()
    show("over:", process)
    process = context.Process(target=os._exit, args=(4,))
    process.start()
    process.join()
    show("left:", process)
    show("main:", mp.current_process())
