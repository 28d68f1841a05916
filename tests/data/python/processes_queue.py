"""A queue between processes: order, limits, what it says of itself."""
import multiprocessing as mp
import queue


def produces(results, count):
    for n in range(count):
        results.put((mp.current_process().name, n * n))
    results.put(None)


def echoes(questions, answers):
    for question in iter(questions.get, "stop"):
        answers.put(question * 2)


if __name__ == "__main__":
    results = mp.Queue()
    process = mp.Process(target=produces, args=(results, 5), name="producer")
    process.start()
    for item in iter(results.get, None):
        print(item)
    process.join()

    questions, answers = mp.Queue(), mp.Queue()
    process = mp.Process(target=echoes, args=(questions, answers))
    process.start()
    for question in (1, "a", [2], (None,), "stop"):
        questions.put(question)
    print([answers.get() for _ in range(4)])
    process.join()

    few = mp.Queue(2)
    few.put(1)
    few.put(2)
    print(few.full(), few.qsize())
    for attempt in (lambda: few.put(3, block=False), lambda: few.put_nowait(3), lambda: few.put(3, timeout=0.01)):
        try:
            attempt()
        except queue.Full as error:
            print("Full", repr(error))
    print(few.get(), few.get(timeout=1), few.qsize(), few.full())
    for attempt in (few.get_nowait, lambda: few.get(False), lambda: few.get(timeout=0.01)):
        try:
            attempt()
        except queue.Empty as error:
            print("Empty", repr(error))
    few.close()
    for attempt in (few.get, lambda: few.put(1)):
        try:
            attempt()
        except ValueError as error:
            print(str(error).split(" object at")[0], str(error)[-9:])
    few.join_thread()
    print("empty:", mp.Queue().empty())
