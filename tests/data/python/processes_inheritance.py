"""What processes share has to be given to them at their start."""
import multiprocessing as mp


def attempt(what, call):
    try:
        call()
    except Exception as error:
        print(what, type(error).__name__, error)


if __name__ == "__main__":
    import pickle

    for make in (mp.Lock, mp.RLock, mp.Semaphore, mp.Event, mp.Condition, mp.Queue, mp.SimpleQueue, mp.JoinableQueue):
        thing = make()
        attempt(make.__name__, lambda: pickle.dumps(thing))
    fork, spawn = mp.get_context("fork"), mp.get_context("spawn")
    attempt("other context:", spawn.Process(target=print, args=(fork.Lock(),)).start)
