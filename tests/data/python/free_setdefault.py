"""`setdefault` chooses one winner for each key."""
import threading

KEYS = 500
owners = {}
won = [0] * 4
ready = threading.Barrier(4)


def work(number):
    ready.wait()
    for key in range(KEYS):
        if owners.setdefault(key, number) == number:
            won[number] += 1


threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(owners), sum(won))
print(all(list(owners.values()).count(number) == won[number] for number in range(4)))
print(list(owners) == sorted(owners))
