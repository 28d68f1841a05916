"""A thread pickles what is put, later: what is changed meanwhile is sent as it is then,
and what cannot be pickled is told by the thread and lost."""
import multiprocessing as mp
import threading


def main():
    items = mp.get_context("fork").Queue()
    print([thread.name for thread in threading.enumerate()])
    with items._wlock:
        items.put("first")
        changed = [1]
        items.put(changed)
        changed.append(2)
    print(items.get(), items.get())
    print([(thread.name, thread.daemon) for thread in threading.enumerate()])
    items.put(threading.Lock())
    items.put("behind it")
    print(items.get())
    sent = ["a", ["b"]]
    items.put(sent)
    got = items.get()
    print(got == sent, got is sent)
    items.close()
    items.join_thread()
    print([thread.name for thread in threading.enumerate()])


if __name__ == "__main__":
    main()
