"""Names: counted by each parent, after the class, and those of grandchildren."""
import multiprocessing as mp


class Worker(mp.Process):
    def run(self):
        print("run of", self.name, mp.current_process() is self, mp.parent_process().name)


def nested():
    print("nested:", mp.current_process().name)
    for _ in range(2):
        child = mp.Process(target=leaf)
        child.start()
        child.join()


def leaf():
    print("leaf:", mp.current_process().name, "of", mp.parent_process().name)


if __name__ == "__main__":
    print(mp.current_process().name, mp.parent_process(), mp.current_process().daemon)
    print(mp.Process().name, mp.Process(name="own").name, mp.Process().name)
    for method in ("fork", "spawn", "forkserver"):
        print(mp.get_context(method).Process().name)
    worker = Worker()
    worker.start()
    worker.join()
    worker = Worker(name="Bob")
    worker.start()
    worker.join()
    process = mp.Process(target=nested)
    process.start()
    process.join()
    process = mp.get_context("fork").Process(target=nested)
    process.start()
    process.join()
