"""Threads: what becomes of an exception that nobody catches in one."""
import sys
import threading
seen = []
def hook(args):
    seen.append((args.exc_type.__name__, str(args.exc_value), args.thread.name, args.exc_traceback is not None))
threading.excepthook = hook
def fails(what): raise what
def run(what, name):
    thread = threading.Thread(target=fails, args=(what,), name=name)
    thread.start(); thread.join()
    return thread.is_alive()
print(run(ValueError("v"), "one"), run(KeyError("k"), "two"), run(SystemExit(3), "exits"), run(KeyboardInterrupt(), "interrupted"))
print(seen)
def bad_hook(args): raise RuntimeError("in the hook")
threading.excepthook = threading.__excepthook__
print(threading.excepthook is threading.__excepthook__)
class Loud(threading.Thread):
    def run(self):
        try: raise LookupError("inner")
        except LookupError as error: print(self.name, "caught", repr(error), sys.exc_info()[0].__name__)
        print(sys.exc_info())
loud = Loud(name="loud"); loud.start(); loud.join()
result = {}
def keep():
    try: 1 / 0
    except ZeroDivisionError as error: result["error"] = error
thread = threading.Thread(target=keep); thread.start(); thread.join()
try: raise result["error"]
except ZeroDivisionError as error: print("raised again in", threading.current_thread().name, error)
