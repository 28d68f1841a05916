"""At the end of the program an executor that nobody shut down finishes its calls."""
import time
from concurrent.futures import ProcessPoolExecutor


def slow(n):
    time.sleep(0.1)
    print("call", n)


if __name__ == "__main__":
    pool = ProcessPoolExecutor(1)
    for n in range(3):
        pool.submit(slow, n)
    print("end of main")
