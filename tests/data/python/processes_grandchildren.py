"""A tree of processes, each of which waits for its children."""
import multiprocessing as mp


def tree(depth, results):
    if depth:
        children = [mp.Process(target=tree, args=(depth - 1, results)) for _ in range(2)]
        for child in children:
            child.start()
        for child in children:
            child.join()
    results.put((depth, mp.current_process().name.count(":")))


if __name__ == "__main__":
    mp.set_start_method("fork")
    results = mp.SimpleQueue()
    tree(2, results)
    found = [results.get() for _ in range(7)]
    print(sorted(found), found[-1], mp.current_process().name)
