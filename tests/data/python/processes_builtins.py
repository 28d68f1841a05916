"""Functions in C can be sent, too, by their names."""
import math
import multiprocessing as mp
import operator
import pickle
import time

if __name__ == "__main__":
    for function in (math.sqrt, math.factorial, len, print, time.sleep, operator.mul, str.upper, sorted):
        try:
            again = pickle.loads(pickle.dumps(function))
            print(again is function or again == function or type(again).__name__)
        except Exception as error:
            print(type(error).__name__, error)
    with mp.Pool(2) as pool:
        print(pool.map(math.isqrt, [16, 26]), pool.starmap(math.pow, [(2, 3)]), pool.map(len, ["a", "bc"]))
        print(pool.apply(time.sleep, (0.01,)), pool.map(str.upper, ["x", "y"]))
        print([value.bit_length() for value in pool.map(math.factorial, [100, 200])])
