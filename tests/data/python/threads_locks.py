# Locks and re-entrant locks: taking, letting go, time-outs, what is refused.
import threading
import time

lock = threading.Lock()
print(lock.locked(), lock.acquire(), lock.locked(), lock.acquire(blocking=False), lock.acquire(timeout=0.01))
print(lock.release(), lock.locked())
with lock as entered:
    print(entered, lock.locked())
print(str(lock).startswith("<unlocked _thread.lock object at 0x"), type(lock))

for wrong in (
    lambda: lock.release(),
    lambda: lock.acquire(False, 1),
    lambda: lock.acquire(True, -2),
    lambda: lock.acquire(timeout="x"),
    lambda: lock.acquire(timeout=1e20),
    lambda: threading.Lock(1),
    lambda: threading.RLock().release(),
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)

again = threading.RLock()
with again:
    with again:
        print(again.acquire(), again.locked())
        again.release()
    print(again._is_owned())
print(again._is_owned(), again.locked())

log = []


def holder():
    with lock:
        log.append("holder has it")
        time.sleep(0.02)
        log.append("holder lets go")


def waiter():
    with lock:
        log.append("waiter has it")


def impatient():
    log.append(("impatient", lock.acquire(timeout=0.005)))


threads = [threading.Thread(target=target) for target in (holder, waiter, impatient)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(log)


def other():
    try:
        again.release()
    except RuntimeError as error:
        print("other:", error)
    print("other:", again.acquire(False))


again.acquire()
thread = threading.Thread(target=other)
thread.start()
thread.join()
again.release()

# A lock may be let go by another thread.
handed = threading.Lock()
handed.acquire()
thread = threading.Thread(target=handed.release)
thread.start()
print(handed.acquire(timeout=1), thread.name)

total = 0


def add(times):
    global total
    for _ in range(times):
        with lock:
            value = total
            value = value + 1
            total = value


threads = [threading.Thread(target=add, args=(500,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total)
print(repr(again).replace(hex(id(again)), "…").split(" at ")[0])
with again:
    words = repr(again).split()
    print(words[0], words[2], words[3] == f"owner={threading.get_ident()}", words[4])
