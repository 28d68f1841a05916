"""A fork copies only the thread that does it."""
import multiprocessing as mp
import threading
import time


def ticks(stop):
    stop.wait()


def child():
    print("child:", threading.active_count(), [thread.name for thread in threading.enumerate()])
    print(threading.current_thread() is threading.main_thread(), other.is_alive())
    thread = threading.Thread(target=lambda: print("a thread of the child"))
    thread.start()
    thread.join()


def forks():
    process = mp.get_context("fork").Process(target=child)
    process.start()
    process.join()
    print("exit code", process.exitcode)


if __name__ == "__main__":
    stop = threading.Event()
    other = threading.Thread(target=ticks, args=(stop,), name="other")
    other.start()
    forks()
    forker = threading.Thread(target=forks, name="forker")
    forker.start()
    forker.join()
    stop.set()
    other.join()
    print("parent:", threading.active_count())
