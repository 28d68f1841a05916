"""What fails in a worker fails in the parent, with the worker's traceback as its cause."""
import multiprocessing as mp


class Own(Exception):
    def __init__(self, code, text):
        super().__init__(code, text)


def divides(n):
    return 10 // n


def raises_own(n):
    raise Own(n, "text")


def returns_lambda(n):
    return lambda: n


def attempt(what, call):
    try:
        print(what, call())
    except Exception as error:
        cause = type(error.__cause__).__name__
        print(what, type(error).__name__, str(error).split(" at 0x")[0], "from", cause)


def numbers():
    yield 1
    yield 2
    raise KeyError("generator")


def main():
    def local(n):
        return n

    with mp.Pool(2) as pool:
        attempt("apply:", lambda: pool.apply(divides, (0,)))
        attempt("map:", lambda: pool.map(divides, [1, 0, 2], chunksize=1))
        attempt("own:", lambda: pool.apply(raises_own, (3,)))
        results = pool.imap(divides, [5, 0, 2])
        attempt("first:", lambda: next(results))
        attempt("second:", lambda: next(results))
        attempt("third:", lambda: next(results))
        attempt("end:", lambda: next(results))
        attempt("generator:", lambda: pool.map(divides, numbers()))
        attempt("imap of one:", lambda: list(pool.imap(divides, numbers())))
        attempt("lambda back:", lambda: pool.apply(returns_lambda, (1,)))
        attempt("local there:", lambda: pool.apply(local, (1,)))
        attempt("lambda there:", lambda: pool.map(lambda n: n, [1]))
        result = pool.apply_async(divides, (0,))
        result.wait()
        print(result.ready(), result.successful())
        attempt("chunksize:", lambda: pool.imap(divides, [1], chunksize=0))
        attempt("still works:", lambda: pool.map(divides, [1, 2]))
    attempt("not running:", lambda: pool.map(divides, [1]))
    attempt("join:", pool.join)
    attempt("processes:", lambda: mp.Pool(0))
    attempt("initializer:", lambda: mp.Pool(1, initializer=5))
    attempt("maxtasks:", lambda: mp.Pool(1, maxtasksperchild=0))


if __name__ == "__main__":
    main()
