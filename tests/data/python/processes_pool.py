"""A pool: results in order, whoever finds them."""
import multiprocessing as mp
import operator


def square(n):
    return n * n


def power(base, exponent=2):
    return base ** exponent


def named(n):
    return mp.current_process().name.startswith("ForkServerPoolWorker-"), mp.current_process().daemon


if __name__ == "__main__":
    with mp.Pool(3) as pool:
        print(pool.map(square, range(10)))
        print(pool.map(square, []), pool.map(square, (n for n in (2, 3))), pool.map(square, [5], chunksize=10))
        print(pool.apply(power, (2,), {"exponent": 5}), pool.apply(power, (3,)))
        print(pool.starmap(power, [(2, 3), (3, 2), (5,)]), pool.starmap(operator.add, zip("ab", "cd")))
        print(list(pool.imap(square, range(7))), list(pool.imap(square, range(7), chunksize=3)))
        print(sorted(pool.imap_unordered(square, range(7), chunksize=2)))
        print(set(pool.map(named, range(8))))
        result = pool.apply_async(power, (7,))
        print(result.get(timeout=60), result.ready(), result.successful())
        print(pool.map_async(square, [1, 2, 3]).get(), pool.starmap_async(power, [(2, 2)]).get())
        print(pool.map(len, ["one", (1, 2), {3}], chunksize=1))
        print(repr(pool))
    print(repr(pool))
