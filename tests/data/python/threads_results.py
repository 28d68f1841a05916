"""Results of threads: collected in order, the first one only, errors passed on."""
import threading
class Future:
    def __init__(self): self._done, self._result, self._error = threading.Event(), None, None
    def set(self, function, *args):
        try: self._result = function(*args)
        except Exception as error: self._error = error
        finally: self._done.set()
    def result(self, timeout=None):
        if not self._done.wait(timeout): raise TimeoutError("not yet")
        if self._error is not None: raise self._error
        return self._result
def submit(function, *args):
    future = Future()
    threading.Thread(target=future.set, args=(function, *args)).start()
    return future
futures = [submit(pow, 2, n) for n in (10, 3, 7)]
print([future.result() for future in futures])
bad = submit(int, "no number")
try: bad.result()
except ValueError as error: print(error, error.__traceback__ is not None)
gate = threading.Event()
slow = submit(gate.wait)
try: slow.result(0.01)
except TimeoutError as error: print(repr(error))
gate.set(); print(slow.result())
class Once:
    def __init__(self, make): self.make, self.lock, self.made, self.calls = make, threading.Lock(), None, 0
    def get(self):
        if self.made is None:
            with self.lock:
                if self.made is None: self.calls += 1; self.made = self.make()
        return self.made
once = Once(lambda: object())
got = []
threads = [threading.Thread(target=lambda: got.append(once.get())) for _ in range(5)]
for t in threads: t.start()
for t in threads: t.join()
print(once.calls, len(set(map(id, got))), len(got))
counts, lock = {}, threading.Lock()
def count(words):
    for word in words:
        with lock: counts[word] = counts.get(word, 0) + 1
texts = ["a b a", "b c", "a c c"]
threads = [threading.Thread(target=count, args=(text.split(),)) for text in texts]
for t in threads: t.start()
for t in threads: t.join()
print(dict(sorted(counts.items())))
