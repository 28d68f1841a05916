"""A program without a guard, whose children import it again."""
import multiprocessing as mp

print("top of", __name__)


def work():
    print("work")


context = mp.get_context("spawn")
process = context.Process(target=work)
process.start()
process.join()
print("exit code", process.exitcode)
