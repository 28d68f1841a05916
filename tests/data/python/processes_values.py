"""Values and arrays in shared memory: what they hold, how they wrap, what they refuse."""
import multiprocessing as mp


def attempt(what, call):
    try:
        print(what, call())
    except Exception as error:
        print(what, type(error).__name__, error)


def changes(number, row, text):
    number.value *= 2
    for place in range(len(row)):
        row[place] = -row[place]
    text.value = b"child"


def store(place, value):
    place.value = value


if __name__ == "__main__":
    number, row, text = mp.Value("d", 1.25), mp.Array("i", range(5)), mp.Array("c", b"parent")
    process = mp.Process(target=changes, args=(number, row, text))
    process.start()
    process.join()
    print(number.value, row[:], text.value, text.raw)
    print(number, len(row), row[1:4], row[-1], list(row))
    row[1:3] = [7, 8]
    print(row[:])
    attempt("too few:", lambda: row.__setitem__(slice(0, 2), [1]))
    attempt("outside:", lambda: row[9])
    small = mp.Value("b", 0)
    for value in (127, 128, 255, -129):
        small.value = value
        print(value, small.value)
    unsigned = mp.Value("I", 0)
    unsigned.value = -1
    print(unsigned.value, mp.Value("h", 40000).value, mp.Value("q", 2**63).value, mp.Value("Q", -1).value)
    single = mp.Value("f", 0.1)
    print(single.value, mp.Value("d", 3).value)
    attempt("text:", lambda: store(small, "x"))
    attempt("float:", lambda: store(small, 1.5))
    attempt("letter:", lambda: mp.Value("z", 1))
    attempt("lock:", lambda: mp.Value("i", 1, lock=5))
    plain = mp.Value("i", 5, lock=False)
    print(plain, hasattr(plain, "get_lock"), plain.value)
    zeros = mp.Array("l", 3)
    print(zeros[:], mp.Array("d", [1, 2.5])[:], mp.RawArray("H", 2)[:], len(mp.Array("i", [])))
    with number.get_lock():
        number.value += 1
        print(number.value, number.get_obj())
