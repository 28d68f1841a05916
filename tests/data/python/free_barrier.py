"""Nobody is in a phase before all have left the one before."""
import threading

PHASES, WORKERS = 6, 4
log = []
barrier = threading.Barrier(WORKERS, action=lambda: log.append("next"))


def work(number):
    for phase in range(PHASES):
        log.append((phase, number))
        barrier.wait()


threads = [threading.Thread(target=work, args=(number,)) for number in range(WORKERS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for phase in range(PHASES):
    at = phase * (WORKERS + 1)
    print(sorted(log[at : at + WORKERS]), log[at + WORKERS])
