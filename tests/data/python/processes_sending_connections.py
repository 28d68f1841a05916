"""A connection can itself be sent."""
import multiprocessing as mp


def child(connection):
    inner = connection.recv()
    inner.send("through the inner one")
    inner.close()


if __name__ == "__main__":
    context = mp.get_context("fork")
    outer, theirs = context.Pipe()
    process = context.Process(target=child, args=(theirs,))
    process.start()
    reads, writes = context.Pipe(duplex=False)
    outer.send(writes)
    print(reads.recv())
    process.join()
    print(process.exitcode)
