# Who acts when: a new thread before its starter, waiters in the order they came.
import threading
import time

log = []


def child(number):
    log.append(("child", number))


for number in range(5):
    thread = threading.Thread(target=child, args=(number,))
    thread.start()
    log.append(("parent", number))
    thread.join()
print(log)

lock = threading.Lock()
order = []


def wait_in_line(number):
    with lock:
        order.append(number)
        time.sleep(0.005)


lock.acquire()
threads = [threading.Thread(target=wait_in_line, args=(number,)) for number in range(4)]
for thread in threads:
    thread.start()
    time.sleep(0.005)
lock.release()
for thread in threads:
    thread.join()
print(order)

# A ring of threads, each of which wakes the next.
count = 4
turns = [threading.Semaphore(0) for _ in range(count)]
said = []


def turn(me):
    for lap in range(3):
        turns[me].acquire()
        said.append((lap, me))
        turns[(me + 1) % count].release()


threads = [threading.Thread(target=turn, args=(me,)) for me in range(count)]
for thread in threads:
    thread.start()
turns[0].release()
for thread in threads:
    thread.join()
print(said)

slept = []


def sleeper(delay):
    time.sleep(delay / 100)
    slept.append(delay)


threads = [threading.Thread(target=sleeper, args=(delay,)) for delay in (5, 1, 3, 2, 4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(slept)
