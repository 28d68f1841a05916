"""Without a guard the server that forks cannot import the program either."""
import multiprocessing as mp

print("top of", __name__)


def work():
    print("work")


process = mp.Process(target=work)
try:
    process.start()
except OSError as error:
    print("the server has gone")
except EOFError as error:
    print("the server has gone")
