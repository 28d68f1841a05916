"""Processes as classes: what is set before the start is there in the child, what is set
there stays there."""
import multiprocessing as mp


class Adder(mp.Process):
    def __init__(self, numbers, results):
        super().__init__(name=f"adder of {len(numbers)}")
        self.numbers, self.results, self.total = numbers, results, None

    def run(self):
        self.total = sum(self.numbers)
        self.results.put((self.name, self.total))


if __name__ == "__main__":
    for method in ("fork", "forkserver"):
        mp.set_start_method(method, force=True)
        results = mp.SimpleQueue()
        adders = [Adder(list(range(n)), results) for n in (3, 5)]
        for adder in adders:
            adder.start()
            print(results.get())
        for adder in adders:
            adder.join()
        print([adder.total for adder in adders])
