# Exceptions in threads: told on standard error, and the program goes on.
import _thread
import threading
import time


def fail(number):
    raise ValueError(f"failed {number}")


def quiet():
    raise SystemExit(5)


for number in range(2):
    thread = threading.Thread(target=fail, args=(number,))
    thread.start()
    thread.join()
thread = threading.Thread(target=quiet)
thread.start()
thread.join()
print("went on", thread.is_alive())


def hook(args):
    print("hook:", args.exc_type.__name__, args.exc_value, args.thread.name)


threading.excepthook = hook
thread = threading.Thread(target=fail, args=(2,), name="hooked")
thread.start()
thread.join()
threading.excepthook = threading.__excepthook__

lock = threading.Lock()


def fail_inside():
    with lock:
        try:
            1 / 0
        finally:
            print("let go later", lock.locked())


thread = threading.Thread(target=fail_inside)
thread.start()
thread.join()
print(lock.locked())

for wrong in (
    lambda: _thread.start_new_thread(1, ()),
    lambda: _thread.start_new_thread(print, 1),
    lambda: threading.stack_size(10),
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
print(threading.stack_size(), _thread.TIMEOUT_MAX)


def raw(word, end):
    print("raw", word, end=end)
    _thread.exit()


_thread.start_new_thread(raw, ("thread",), {"end": "!\n"})
time.sleep(0.01)
