"""Looked at twice, once under the lock: the object is made once."""
import threading

made = []


class Service:
    _only = None
    _lock = threading.Lock()

    @classmethod
    def get(cls):
        if cls._only is None:
            with cls._lock:
                if cls._only is None:
                    made.append(threading.current_thread().name)
                    cls._only = cls()
        return cls._only


seen = []
ready = threading.Barrier(4)


def work():
    ready.wait()
    for _ in range(200):
        seen.append(Service.get())


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(made), len(seen), all(service is seen[0] for service in seen))
