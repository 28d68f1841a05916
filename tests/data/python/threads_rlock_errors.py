"""Re-entrant locks: who owns them, how often, and who may not release them."""
import threading
lock = threading.RLock()
def attempt(action):
    try: return action()
    except (RuntimeError, TypeError, AssertionError) as error: return f"{type(error).__name__}: {error}"
print(attempt(lock.release))
with lock:
    with lock:
        print(lock.acquire(False), lock.locked())
        lock.release()
        answers = []
        other = threading.Thread(target=lambda: answers.extend([lock.acquire(False), attempt(lock.release), lock.acquire(timeout=0.01), lock.locked()]))
        other.start(); other.join()
        print(answers)
print(lock.locked(), attempt(lock.release))
def nested(depth):
    with lock:
        return depth if depth == 0 else nested(depth - 1) + 1
print(nested(20), lock.locked())
condition = threading.Condition(lock)
print(attempt(condition.notify), attempt(condition.notify_all), attempt(condition.wait))
with condition:
    with condition:
        print(condition.wait(0.01), lock.locked())
plain = threading.Condition(threading.Lock())
print(attempt(plain.notify))
with plain: print(attempt(plain.notify), plain.wait(0.01))
log = []
def taker(name):
    for _ in range(3):
        with lock:
            log.append(name); log.append(name)
threads = [threading.Thread(target=taker, args=(n,)) for n in "ab"]
for t in threads: t.start()
for t in threads: t.join()
print(all(log[i] == log[i + 1] for i in range(0, len(log), 2)), sorted(log))
plain_lock = threading.Lock()
def release_other(): plain_lock.release()
plain_lock.acquire(); t = threading.Thread(target=release_other); t.start(); t.join(); print(plain_lock.locked())
