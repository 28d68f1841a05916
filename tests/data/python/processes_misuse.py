"""What must not be done with a process, and what is said of it."""
import multiprocessing as mp
import os


def nothing():
    pass


def attempt(what, call):
    try:
        print(what, call())
    except Exception as error:
        print(what, type(error).__name__, error)


def in_child(process):
    attempt("join in child:", process.join)
    attempt("is_alive in child:", process.is_alive)


def starts_a_child():
    child = mp.Process(target=nothing)
    attempt("a daemon's child:", child.start)


def set_daemon(process):
    process.daemon = True


def set_name(process, name):
    process.name = name
    return process.name


if __name__ == "__main__":
    mp.set_start_method("fork")
    attempt("twice:", lambda: mp.set_start_method("spawn"))
    attempt("unknown:", lambda: mp.get_context("thread"))
    print(mp.get_start_method(), mp.get_context("spawn").get_start_method())
    attempt("concrete:", lambda: mp.get_context("spawn").set_start_method("fork"))
    process = mp.Process(target=nothing)
    attempt("join:", process.join)
    attempt("terminate:", lambda: process.terminate())
    attempt("name:", lambda: set_name(process, 5))
    attempt("name:", lambda: set_name(process, "mine"))
    process.start()
    attempt("again:", process.start)
    attempt("daemon:", lambda: set_daemon(process))
    process.join()
    attempt("started once:", process.start)
    process.close()
    attempt("closed:", process.join)
    attempt("closed:", lambda: process.exitcode)
    attempt("closed:", process.is_alive)
    sleeper = mp.Process(target=os.waitpid, args=(-1, 0))
    other = mp.Process(target=in_child, args=(sleeper,))
    sleeper.start()
    sleeper.join()
    other.start()
    other.join()
    attempt("group:", lambda: mp.Process(group=1))
    attempt("keyword:", lambda: mp.Process(goal=nothing))
    daemon = mp.Process(target=starts_a_child, daemon=True)
    daemon.start()
    daemon.join()
    print(daemon.daemon, daemon.exitcode)
