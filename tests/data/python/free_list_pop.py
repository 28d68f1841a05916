"""Each item is taken by one thread, and by one only."""
import threading

items = list(range(6_000))
taken = [[] for _ in range(3)]


def work(own):
    while True:
        try:
            own.append(items.pop())
        except IndexError:
            return


threads = [threading.Thread(target=work, args=(own,)) for own in taken]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(items, sum(map(len, taken)))
print(sorted(item for own in taken for item in own) == list(range(6_000)))
print(all(own == sorted(own, reverse=True) for own in taken))
