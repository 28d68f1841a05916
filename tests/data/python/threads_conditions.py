# Conditions, events and semaphores.
import threading
import time

condition = threading.Condition()
items = []
got = []


def consumer(name):
    with condition:
        while not items:
            condition.wait()
        got.append((name, items.pop(0)))


threads = [threading.Thread(target=consumer, args=(name,)) for name in "abc"]
for thread in threads:
    thread.start()
for number in range(3):
    with condition:
        items.append(number)
        condition.notify()
    threads[number].join()
print(got)

with condition:
    print(condition.wait(0.01), condition.wait_for(lambda: False, 0.01), condition.wait_for(lambda: "yes"))
for wrong in (condition.wait, condition.notify, condition.notify_all):
    try:
        wrong()
    except RuntimeError as error:
        print(error)
print(threading.Condition(threading.Lock()).locked())

event = threading.Event()
print(event.is_set(), event.wait(0.01))
passed = []


def passer(number):
    event.wait()
    passed.append(number)


threads = [threading.Thread(target=passer, args=(number,)) for number in range(3)]
for thread in threads:
    thread.start()
print(passed)
event.set()
for thread in threads:
    thread.join()
print(sorted(passed), event.is_set(), event.wait())
event.clear()
print(event.is_set())

room = threading.Semaphore(2)
print(room.acquire(), room.acquire(), room.acquire(blocking=False), room.acquire(timeout=0.01))
room.release(2)
inside = most = 0
guard = threading.Lock()


def visit():
    global inside, most
    with room:
        with guard:
            inside += 1
            most = max(most, inside)
        time.sleep(0.005)
        with guard:
            inside -= 1


threads = [threading.Thread(target=visit) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(inside, most)

bounded = threading.BoundedSemaphore(1)
bounded.acquire()
bounded.release()
for wrong in (
    lambda: bounded.release(),
    lambda: room.release(0),
    lambda: threading.Semaphore(-1),
    lambda: room.acquire(False, 1),
):
    try:
        wrong()
    except ValueError as error:
        print(error)
print(repr(event).split(" at ")[0], repr(bounded).split(": ")[1])
