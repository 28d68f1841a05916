"""Connections: whole objects, bytes, both ways or one, and their ends."""
import multiprocessing as mp


def child(connection):
    print("child got", connection.recv())
    connection.send({"answer": [1, 2.5, None]})
    connection.send_bytes(b"raw")
    print("child got", connection.recv_bytes())
    connection.close()


def attempt(what, call):
    try:
        print(what, call())
    except Exception as error:
        print(what, type(error).__name__, error)


if __name__ == "__main__":
    ours, theirs = mp.Pipe()
    process = mp.Process(target=child, args=(theirs,))
    process.start()
    theirs.close()
    ours.send(("hello", 1))
    print("parent got", ours.recv())
    print("parent got", ours.recv_bytes())
    ours.send_bytes(b"0123456789", 2, 5)
    attempt("at the end:", ours.recv)
    process.join()

    reads, writes = mp.Pipe(duplex=False)
    print(reads.readable, reads.writable, writes.readable, writes.writable)
    attempt("poll:", reads.poll)
    attempt("send:", lambda: reads.send(1))
    attempt("recv:", writes.recv)
    attempt("poll:", writes.poll)
    writes.send_bytes(b"four")
    attempt("poll:", lambda: reads.poll(1))
    attempt("too long:", lambda: reads.recv_bytes(3))
    attempt("then:", reads.recv)
    with writes:
        print(writes.closed)
    print(writes.closed)
    attempt("closed:", lambda: writes.send(1))
    attempt("closed:", writes.fileno)

    reads, writes = mp.Pipe(duplex=False)
    writes.send("left over")
    writes.close()
    attempt("left over:", reads.recv)
    attempt("and then:", reads.recv)
    reads, writes = mp.Pipe(duplex=False)
    reads.close()
    attempt("nobody reads:", lambda: writes.send(1))
    attempt("offset:", lambda: writes.send_bytes(b"abc", 4))
    attempt("size:", lambda: writes.send_bytes(b"abc", 1, 3))
    attempt("offset:", lambda: writes.send_bytes(b"abc", -1))
