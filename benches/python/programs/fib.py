# Calls of functions and arithmetic of small ints.
import time


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


begun = time.process_time()
result = fib(27)
took = time.process_time() - begun
print(result)
print(took)
