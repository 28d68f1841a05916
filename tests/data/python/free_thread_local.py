"""What is local to a thread is seen by no other."""
import threading

own = threading.local()
own.total = "of the main thread"
totals = {}


def work(number):
    own.total = 0
    for step in range(500):
        own.total += step * number
    totals[number] = own.total


threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(totals.items()))
print(own.total)
