"""What a process that is not forked cannot be given."""
import multiprocessing as mp
import threading


def work(*args):
    print("work", args)


class Plain:
    def __init__(self, n):
        self.n = n

    def method(self):
        print("method", self.n)

    def __repr__(self):
        return f"Plain({self.n})"


def attempt(context, target, *args):
    process = context.Process(target=target, args=args)
    try:
        process.start()
    except Exception as error:
        print(type(error).__name__, str(error).split(" at 0x")[0])
    else:
        process.join()
        print("exit code", process.exitcode)


def main():
    def local():
        print("local")

    spawn, fork = mp.get_context("spawn"), mp.get_context("fork")
    attempt(spawn, work, 1, "two", [3.0], {"four": (5,)}, Plain(6))
    attempt(spawn, Plain(7).method)
    attempt(spawn, print, "a builtin")
    attempt(fork, local)
    attempt(spawn, local)
    attempt(fork, lambda: print("lambda"))
    attempt(spawn, lambda: print("lambda"))
    attempt(spawn, work, threading.Lock())
    attempt(spawn, work, (number for number in ()))
    attempt(fork, work, 8)


if __name__ == "__main__":
    main()
