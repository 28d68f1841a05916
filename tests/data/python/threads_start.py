# Threads: who begins first, names, states, what comes back.
import threading
import time


def work(label):
    print(label, "begins in", threading.current_thread().name)


print("main is", threading.current_thread().name, threading.main_thread() is threading.current_thread())
first = threading.Thread(target=work, args=("first",))
print(first.name, first.is_alive(), first.ident, first.daemon)
first.start()
first.join()
print("after join")
print(first.is_alive(), first.ident is not None)

second = threading.Thread(target=work, kwargs={"label": "second"}, name="second")
second.start()
second.join()
print(threading.active_count(), [thread.name for thread in threading.enumerate()])


class Counting(threading.Thread):
    def __init__(self, limit):
        super().__init__(daemon=True)
        self.limit = limit
        self.total = 0

    def run(self):
        for number in range(self.limit):
            self.total += number


counting = Counting(100)
counting.start()
counting.join()
print(counting.name, counting.daemon, counting.total)

for wrong in (
    lambda: first.start(),
    lambda: threading.Thread().join(),
    lambda: threading.current_thread().join(),
    lambda: setattr(first, "daemon", True),
    lambda: threading.Thread(group=1),
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)

slow = threading.Thread(target=time.sleep, args=(0.05,))
slow.start()
slow.join(0.01)
print(slow.name, slow.is_alive())
slow.join()
print(slow.is_alive())

threads = [threading.Thread(target=work, args=(number,)) for number in range(3)]
for thread in threads:
    thread.start()
    thread.join()

inner = threading.Thread(target=lambda: None)
inner.start()
inner.join()
print(inner.name)
