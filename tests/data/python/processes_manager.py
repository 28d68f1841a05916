"""A manager's process has the objects; everyone else has proxies of them."""
import multiprocessing as mp


def child(numbers, settings, place, shared):
    numbers.append(len(numbers))
    settings["child"] = settings.get("parent", 0) + 1
    place.x, place.y = 10, "text"
    shared.value += 1


if __name__ == "__main__":
    with mp.Manager() as manager:
        numbers, settings = manager.list([1, 2]), manager.dict(parent=5)
        place, shared = manager.Namespace(x=0), manager.Value("i", 7)
        for _ in range(2):
            process = mp.Process(target=child, args=(numbers, settings, place, shared))
            process.start()
            process.join()
        print(numbers, settings, place, shared)
        print(list(numbers), dict(settings), place.x, place.y, shared.value)
        print(len(numbers), numbers[0], numbers[-1], numbers[1:3], 2 in numbers, numbers + [9], numbers.pop())
        numbers += [5, 4]
        numbers.sort(reverse=True)
        numbers[0] = "first"
        del numbers[1]
        print(numbers, numbers.index(4), numbers.count(1))
        print("child" in settings, sorted(settings.keys()), settings.pop("child"), settings.setdefault("n", []))
        settings["n"].append("lost")
        print(settings, settings.copy(), list(settings.items()), [key for key in settings])
        for attempt in (lambda: numbers[99], lambda: settings["missing"], lambda: numbers.remove("x"),
                        lambda: place.missing):
            try:
                attempt()
            except Exception as error:
                print(type(error).__name__, error)
        print(repr(numbers).split(" at ")[0], type(settings).__name__)
        array = manager.Array("i", [1, 2, 3])
        array[1] = 20
        print(len(array), array[1], array)
