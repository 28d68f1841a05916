"""With a lock around it, no update is lost."""
import threading

TIMES = 3_000
counter = 0
lock = threading.Lock()


def work():
    global counter
    for _ in range(TIMES):
        with lock:
            counter += 1


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter, lock.locked())
