"""Lists, dictionaries and globals are each process's own; what is shared says so."""
import multiprocessing as mp

numbers = [1, 2, 3]
settings = {"colour": "red"}


class Counter:
    total = 0


def child(given, shared):
    numbers.append(4)
    settings["colour"] = "blue"
    Counter.total += 1
    given.append("x")
    shared.value += 1
    print("child:", numbers, settings, Counter.total, given)


if __name__ == "__main__":
    given = []
    for method in ("fork", "spawn"):
        context = mp.get_context(method)
        shared = context.Value("i", 0)
        process = context.Process(target=child, args=(given, shared))
        process.start()
        process.join()
        print("parent:", numbers, settings, Counter.total, given, shared.value)
