"""A condition: turns between two processes, and what it demands."""
import multiprocessing as mp


def takes_turns(condition, turn, me, others):
    for n in range(3):
        with condition:
            condition.wait_for(lambda: turn.value == me)
            print("turn", n, "of", me)
            turn.value = others
            condition.notify_all()


def attempt(what, call):
    try:
        print(what, call())
    except BaseException as error:
        print(what, type(error).__name__, error)


if __name__ == "__main__":
    condition, turn = mp.Condition(), mp.Value("i", 0)
    processes = [mp.Process(target=takes_turns, args=(condition, turn, n, 1 - n)) for n in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    attempt("wait:", condition.wait)
    attempt("notify:", condition.notify)
    with condition:
        print(condition.wait(0.01), condition.wait_for(lambda: False, timeout=0.01), condition.wait_for(lambda: 7))
        print(condition.notify(), condition.notify_all())
        print(condition)
    print(condition)
