"""A list within a list of a manager: a copy, unless it is a proxy."""
import multiprocessing as mp


def adds(outer):
    outer[0].append("plain")
    outer[1].append("proxy")
    row = outer[0]
    row.append("stored again")
    outer[0] = row


if __name__ == "__main__":
    with mp.Manager() as manager:
        inner = manager.list()
        outer = manager.list([[], inner])
        process = mp.Process(target=adds, args=(outer,))
        process.start()
        process.join()
        print(outer[0], list(outer[1]), list(inner))
        table = manager.dict()
        table["row"] = manager.list([1])
        table["row"].append(2)
        print(list(table["row"]), table["row"][1])
