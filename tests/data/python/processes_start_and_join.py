"""A process has a name, an exit code and a memory of its own."""
import multiprocessing as mp

counter = 1


def work(amount):
    global counter
    counter += amount
    print("child:", counter, mp.current_process().name, mp.parent_process().name)


def show(process):
    print(process.name, process.is_alive(), process.exitcode, process.pid is not None, process.daemon)


if __name__ == "__main__":
    for method in ("fork", "spawn", "forkserver"):
        context = mp.get_context(method)
        process = context.Process(target=work, args=(5,))
        show(process)
        process.start()
        process.join()
        show(process)
        print("parent:", counter)
    print(mp.active_children())
