"""What cannot be sent to a worker, or back, fails its future and nothing else."""
from concurrent.futures import ProcessPoolExecutor


def square(n):
    return n * n


def gives_lambda():
    return lambda: 1


def show(future):
    error = future.exception()
    print(type(error).__name__, str(error).split(" at 0x")[0], type(error.__cause__).__name__)


def main():
    def local():
        pass

    with ProcessPoolExecutor(2) as pool:
        show(pool.submit(local))
        show(pool.submit(lambda: 1))
        show(pool.submit(square, (n for n in [1])))
        show(pool.submit(gives_lambda))
        print(pool.submit(square, 4).result())


if __name__ == "__main__":
    main()
