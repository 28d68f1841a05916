"""Threads as objects: names, states, identities, and what may not be done twice."""
import threading
def attempt(action):
    try: return action()
    except (RuntimeError, TypeError, ValueError, AssertionError, AttributeError) as error: return f"{type(error).__name__}: {error}"
main = threading.main_thread()
print(main.name, main is threading.current_thread(), main.daemon, main.ident == threading.get_ident(), main.is_alive(), threading.active_count(), [t.name for t in threading.enumerate()])
gate = threading.Event()
def target(a, b=2): gate.wait()
thread = threading.Thread(target=target, args=(1,), kwargs={"b": 3})
print(thread.name, thread.ident, thread.native_id, thread.is_alive(), thread.daemon, attempt(thread.join))
thread.name = "renamed"; thread.daemon = True; thread.start()
print(thread.name, thread.ident is not None, thread.is_alive(), attempt(thread.start), attempt(lambda: setattr(thread, "daemon", False)), threading.active_count(), sorted(t.name for t in threading.enumerate()))
gate.set(); thread.join()
print(thread.is_alive(), attempt(thread.start), attempt(lambda: setattr(thread, "daemon", False)), threading.active_count(), thread.ident is not None)
print([threading.Thread(target=target).name, threading.Thread(name="given").name, threading.Thread(target=lambda: 0).name, threading.Thread().name, threading.Thread(name=5).name])
print(attempt(lambda: threading.Thread("group")), attempt(threading.current_thread().join), attempt(lambda: threading.Thread(target=5, args=(1,)).run()))
class NoInit(threading.Thread):
    def __init__(self): pass
print(attempt(NoInit().start), attempt(lambda: NoInit().name))
class Sub(threading.Thread):
    def __init__(self, n): super().__init__(name=f"sub-{n}", daemon=True); self.n, self.result = n, None
    def run(self): self.result = self.n ** 2, threading.current_thread() is self, threading.current_thread().daemon
subs = [Sub(n) for n in range(3)]
for s in subs: s.start()
for s in subs: s.join()
print([s.result for s in subs], [s.name for s in subs])
seen = []
def child(): seen.append(threading.current_thread().daemon)
def parent(): t = threading.Thread(target=child); t.start(); t.join()
d = threading.Thread(target=parent, daemon=True); d.start(); d.join(); print(seen)
empty = threading.Thread(); empty.start(); empty.join(); print(empty.is_alive(), bool(empty.ident))
print(repr(thread).split("(")[1].split(",")[0], repr(empty).endswith(")>"), repr(main).startswith("<_MainThread(MainThread, started "))
