"""Without a lock updates are lost, sooner or later; none is counted twice."""
import threading

TIMES = 40_000
counter = 0


def work(ready):
    global counter
    ready.wait()
    for _ in range(TIMES):
        counter += 1


def lost_in_a_round():
    global counter
    counter = 0
    ready = threading.Barrier(2)
    threads = [threading.Thread(target=work, args=(ready,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return 2 * TIMES - counter


rounds = [lost_in_a_round()]
while not any(rounds) and len(rounds) < 300:
    rounds.append(lost_in_a_round())
print(any(rounds), all(0 <= lost < 2 * TIMES for lost in rounds))
