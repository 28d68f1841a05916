"""At the end the parent waits for its children, but ends those that are daemons."""
import atexit
import multiprocessing as mp
import time


def works():
    time.sleep(0.2)
    print("worked to the end")


def waits():
    time.sleep(60)
    print("never printed")


def inherits(event):
    child = mp.Process(target=waits)
    print("daemon's mark goes on:", child.daemon)
    event.set()


if __name__ == "__main__":
    context = mp.get_context("fork")
    atexit.register(print, "parent's atexit")
    event = context.Event()
    process = context.Process(target=inherits, args=(event,), daemon=True)
    process.start()
    event.wait()
    process.join()
    context.Process(target=works).start()
    context.Process(target=waits, daemon=True).start()
    print("end of main")
