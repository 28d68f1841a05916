"""Semaphores: how many are inside at once, bounds, releasing several."""
import threading
import time
inside, most, guard = 0, 0, threading.Lock()
semaphore = threading.Semaphore(2)
def work():
    global inside, most
    with semaphore:
        with guard:
            inside += 1; most = max(most, inside)
        time.sleep(0.01)
        with guard: inside -= 1
threads = [threading.Thread(target=work) for _ in range(6)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(most, inside)
bounded = threading.BoundedSemaphore(2)
bounded.acquire(); bounded.release()
for count in (1, 2):
    try: bounded.release(count)
    except ValueError as error: print(error)
for wrong in (lambda: threading.Semaphore(-1), lambda: threading.BoundedSemaphore(-1), lambda: semaphore.release(0), lambda: semaphore.release(-1)):
    try: wrong()
    except ValueError as error: print(error)
several = threading.Semaphore(0)
done = []
waiting = [threading.Thread(target=lambda n=n: (several.acquire(), done.append(n))) for n in range(3)]
for thread in waiting: thread.start()
time.sleep(0.02); print(done)
several.release(3)
for thread in waiting: thread.join()
print(sorted(done), several.acquire(False))
turns = [threading.Semaphore(1), threading.Semaphore(0), threading.Semaphore(0)]
out = []
def turn(me):
    for _ in range(3):
        turns[me].acquire(); out.append("abc"[me]); turns[(me + 1) % 3].release()
threads = [threading.Thread(target=turn, args=(n,)) for n in (2, 0, 1)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print("".join(out))
