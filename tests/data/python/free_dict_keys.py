"""Threads that store different keys of one dictionary do not disturb each other."""
import threading

squares = {}


def work(first):
    for number in range(first, 4_000, 4):
        squares[number] = number * number


threads = [threading.Thread(target=work, args=(first,)) for first in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(squares), all(squares[number] == number * number for number in range(4_000)))
keys = list(squares)
for first in range(4):
    own = [key for key in keys if key % 4 == first]
    print(first, own == sorted(own))
