"""Two children speak with each other; the parent keeps no end open."""
import multiprocessing as mp


def asks(connection):
    for n in range(3):
        connection.send(n)
        print("asked", n, "heard", connection.recv())
    connection.close()


def answers(connection):
    while True:
        try:
            n = connection.recv()
        except EOFError:
            print("nobody asks any more")
            return
        connection.send(n * 10)


if __name__ == "__main__":
    one, other = mp.Pipe()
    processes = [mp.Process(target=asks, args=(one,)), mp.Process(target=answers, args=(other,))]
    for process in processes:
        process.start()
    one.close()
    other.close()
    for process in processes:
        process.join()
    print([process.exitcode for process in processes])
