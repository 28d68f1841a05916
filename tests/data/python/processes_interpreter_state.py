"""What a forked child has of its parent's, and a spawned one has not."""
import multiprocessing as mp
import sys
import threading

threads_local = threading.local()


def child(tag):
    print(tag, sys.getrecursionlimit(), hasattr(threads_local, "mark"), "added" in sys.modules,
          threading.active_count(), threading.current_thread().name)


if __name__ == "__main__":
    sys.setrecursionlimit(1234)
    threads_local.mark = True
    sys.modules["added"] = sys
    for method in ("fork", "spawn"):
        process = mp.get_context(method).Process(target=child, args=(method,))
        process.start()
        process.join()
