"""Which start methods there are, and what each of them takes along."""
import multiprocessing as mp
import sys

level = 0


def child(tag):
    print(tag, level, mp.get_start_method(), mp.get_context().Process.__name__, __name__)


if __name__ == "__main__":
    level = 1
    print(mp.get_all_start_methods(), mp.get_start_method(allow_none=True), mp.get_start_method())
    for method in mp.get_all_start_methods():
        mp.set_start_method(method, force=True)
        process = mp.Process(target=child, args=(method,))
        process.start()
        process.join()
    mp.set_start_method(None, force=True)
    print(mp.get_start_method(allow_none=True))
    context = mp.get_context("fork")
    print(context.get_start_method(), context.Process.__mro__[1].__name__, context.current_process().name)
    print(mp.cpu_count() >= 1, context.cpu_count() == mp.cpu_count())
