"""Daemons: what they are, who inherits it, and that the end does not wait for them."""
import atexit
import sys
import threading
import time
def forever():
    while True: time.sleep(0.01)
daemon = threading.Thread(target=forever, daemon=True, name="daemon")
print(daemon.daemon, threading.Thread(target=forever).daemon, threading.current_thread().daemon)
daemon.start(); print(daemon.is_alive(), [t.name for t in threading.enumerate()])
for wrong in (lambda: setattr(daemon, "daemon", False), lambda: setattr(threading.current_thread(), "daemon", True)):
    try: wrong()
    except RuntimeError as error: print(error)
inherited = []
def child(): inherited.append((threading.current_thread().daemon, threading.current_thread().name))
def parent():
    threads = [threading.Thread(target=child, name="plain child"), threading.Thread(target=child, daemon=False, name="told otherwise")]
    for thread in threads: thread.start(); thread.join()
t = threading.Thread(target=parent, daemon=True); t.start(); t.join(); print(inherited)
def last():
    time.sleep(0.02); print("a plain thread ends after main")
threading.Thread(target=last).start()
atexit.register(lambda: print("at exit:", threading.active_count() >= 1))
def exits(): sys.exit("nobody hears this")
t = threading.Thread(target=exits); t.start(); t.join(); print("exit in a thread ends only that", t.is_alive())
print("main ends")
