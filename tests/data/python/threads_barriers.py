# Barriers, timers, and attributes of a thread's own.
import threading
import time

log = []
barrier = threading.Barrier(3, action=lambda: log.append("open"))


def meet(number):
    time.sleep(0.002 * number)
    log.append(("comes", number))
    place = barrier.wait()
    log.append(("goes", place))


threads = [threading.Thread(target=meet, args=(number,)) for number in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(log[:4], sorted(log[4:]))
print(barrier.parties, barrier.n_waiting, barrier.broken)


def late():
    try:
        barrier.wait(0.01)
    except threading.BrokenBarrierError as error:
        print("broken", repr(error), barrier.broken)


thread = threading.Thread(target=late)
thread.start()
thread.join()
try:
    barrier.wait()
except threading.BrokenBarrierError:
    print("still broken")
barrier.reset()
print(barrier.broken)


def aborted():
    try:
        barrier.wait()
    except threading.BrokenBarrierError:
        print("aborted")


thread = threading.Thread(target=aborted)
thread.start()
time.sleep(0.01)
barrier.abort()
thread.join()
try:
    threading.Barrier(0)
except ValueError as error:
    print(error)

done = []
timer = threading.Timer(0.01, done.append, args=["rang"])
cancelled = threading.Timer(0.01, done.append, args=["never"])
timer.start()
cancelled.start()
cancelled.cancel()
timer.join()
cancelled.join()
print(done, timer.finished.is_set(), timer.name)

own = threading.local()
own.value = "main"


def look():
    print(hasattr(own, "value"), own.__dict__)
    own.value = "thread"
    print(own.value)


thread = threading.Thread(target=look)
thread.start()
thread.join()
print(own.value)
try:
    own.missing
except AttributeError as error:
    print(error)
del own.value
print(own.__dict__)


class Named(threading.local):
    kind = "class"

    def __init__(self, name):
        self.name = name

    def greet(self):
        return "hello " + self.name


named = Named("you")
named.name = "me"
print(named.greet(), named.kind)
thread = threading.Thread(target=lambda: print(named.greet()))
thread.start()
thread.join()
