"""One process listens to several connections until all are at their end."""
import multiprocessing as mp
from multiprocessing.connection import wait


def counts(writer, name):
    for n in range(3):
        writer.send((name, n))
    writer.close()


if __name__ == "__main__":
    readers, processes, heard = [], [], {}
    for name in "abc":
        reader, writer = mp.Pipe(duplex=False)
        process = mp.Process(target=counts, args=(writer, name))
        process.start()
        writer.close()
        readers.append(reader)
        processes.append(process)
    while readers:
        for reader in wait(readers):
            try:
                name, n = reader.recv()
            except EOFError:
                readers.remove(reader)
            else:
                heard.setdefault(name, []).append(n)
    for process in processes:
        process.join()
    print(sorted(heard.items()))
