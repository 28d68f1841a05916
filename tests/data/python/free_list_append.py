"""Appending to one list is safe: every item arrives, each thread's in its order."""
import threading

TIMES = 2_000
items = []


def work(number):
    for step in range(TIMES):
        items.append((number, step))


threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(items), sorted(items) == [(number, step) for number in range(4) for step in range(TIMES)])
for number in range(4):
    own = [step for owner, step in items if owner == number]
    print(number, own == list(range(TIMES)))
