"""How often the program's own module runs: once more for each spawned process, once
for the server that forks, never for a fork."""
import multiprocessing as mp

print("module runs as", __name__)
VALUE = [0]


def work(tag):
    VALUE[0] += 1
    print(tag, VALUE, __name__, work.__module__)


if __name__ == "__main__":
    VALUE[0] = 10
    for method in ("fork", "spawn", "forkserver"):
        context = mp.get_context(method)
        for tag in ("first", "second"):
            process = context.Process(target=work, args=(f"{method} {tag}:",))
            process.start()
            process.join()
    print(VALUE)
