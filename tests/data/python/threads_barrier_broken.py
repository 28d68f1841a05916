"""Barriers: all together, broken, reset, with an action."""
import threading
import time
def attempt(action):
    try: return action()
    except (threading.BrokenBarrierError, ValueError, RuntimeError) as error: return type(error).__name__
actions = []
barrier = threading.Barrier(3, action=lambda: actions.append("together"))
places = []
def meet(): places.append(barrier.wait())
def round_of(target, count):
    threads = [threading.Thread(target=target) for _ in range(count)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
round_of(meet, 3); round_of(meet, 3)
print(sorted(places), actions, barrier.parties, barrier.n_waiting, barrier.broken)
print(attempt(lambda: barrier.wait(0.01)), barrier.broken, attempt(barrier.wait), barrier.reset(), barrier.broken)
said = []
thread = threading.Thread(target=lambda: said.append(attempt(barrier.wait))); thread.start()
while barrier.n_waiting == 0: time.sleep(0.001)
barrier.abort(); thread.join(); print(said, barrier.broken)
barrier.reset()
thread = threading.Thread(target=lambda: said.append(attempt(barrier.wait))); thread.start()
while barrier.n_waiting == 0: time.sleep(0.001)
barrier.reset(); thread.join(); print(said, barrier.broken, barrier.n_waiting)
def fails(): raise ValueError("in the action")
bad = threading.Barrier(2, fails)
said = []
round_of(lambda: said.append(attempt(bad.wait)), 2)
print(sorted(said), bad.broken)
short = threading.Barrier(2, timeout=0.01)
print(attempt(short.wait), attempt(lambda: threading.Barrier(0)), threading.BrokenBarrierError.__mro__[1].__name__)
phases = []
lock = threading.Lock()
steps = threading.Barrier(4)
def phased(n):
    for phase in range(3):
        with lock: phases.append(phase)
        steps.wait()
threads = [threading.Thread(target=phased, args=(n,)) for n in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(phases)
