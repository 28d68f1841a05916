"""Timers: they run later, once, or not at all."""
import threading
import time
log = []
def note(*args, **kwargs): log.append((args, kwargs, threading.current_thread().name))
first = threading.Timer(0.02, note, ["a"], {"k": 1})
second = threading.Timer(0.01, note, args=("b",))
never = threading.Timer(0.05, note, ["never"])
print(first.interval, first.args, first.kwargs, first.is_alive(), first.daemon, never.finished.is_set())
never.start(); first.start(); second.start()
never.cancel()
for timer in (first, second, never): timer.join()
print([entry[0] for entry in log], log[1][1], never.finished.is_set(), first.finished.is_set(), first.is_alive())
before = threading.Timer(1, note)
before.cancel(); before.start(); before.join()
print(len(log))
first.cancel()
try: first.start()
except RuntimeError as error: print(error)
named = threading.Timer(0.001, lambda: log.append(threading.current_thread().name)); named.name = "mine"
named.start(); named.join(); print(log[-1])
chain = []
def again(n):
    chain.append(n)
    if n: timer = threading.Timer(0.001, again, [n - 1]); timer.start(); timer.join()
again(3); print(chain)
print(isinstance(named, threading.Thread), threading.active_count())
