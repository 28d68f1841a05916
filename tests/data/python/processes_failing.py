"""An exception in a child is told by the child; the parent sees an exit code."""
import multiprocessing as mp


class Trouble(Exception):
    pass


def inner(n):
    return 1 // n


def fails():
    inner(0)


def chains():
    try:
        inner(0)
    except ZeroDivisionError as error:
        raise Trouble("in the child") from error


if __name__ == "__main__":
    context = mp.get_context("fork")
    for target in (fails, chains):
        process = context.Process(target=target, name=target.__name__)
        process.start()
        process.join()
        print(process.name, process.exitcode)
    print("goes on")
