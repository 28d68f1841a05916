"""threading.local: each thread's own attributes, and how subclasses begin."""
import threading
data = threading.local()
data.value = "main"
def work(name, out):
    out.append(hasattr(data, "value"))
    data.value = name; data.other = len(name)
    out.append((data.value, sorted(vars(data).items())))
    del data.other
    try: data.other
    except AttributeError as error: out.append(str(error))
for name in ("one", "three"):
    out = []
    thread = threading.Thread(target=work, args=(name, out)); thread.start(); thread.join()
    print(out)
print(data.value, data.__dict__)
class Counter(threading.local):
    kind = "shared by all"
    def __init__(self, start):
        self.n = start; print("begins in", threading.current_thread().name)
    def up(self): self.n += 1; return self.n
counter = Counter(10)
print(counter.up(), counter.up(), counter.kind)
results = []
thread = threading.Thread(target=lambda: results.extend([counter.up(), counter.kind]), name="worker"); thread.start(); thread.join()
print(results, counter.n)
Counter.kind = "changed"; print(counter.kind)
class Noisy:
    def __init__(self, name): self.name = name
    def __del__(self): print("gone", self.name)
def holder(): data.noisy = Noisy("a thread's own")
thread = threading.Thread(target=holder); thread.start(); thread.join()
print("after the join", hasattr(data, "noisy"))
try: threading.local(1)
except TypeError as error: print(error)
