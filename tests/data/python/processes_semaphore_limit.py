"""A semaphore lets so many in at once and no more."""
import multiprocessing as mp
import time


def enters(room, inside, most):
    with room:
        with inside.get_lock():
            inside.value += 1
            most.value = max(most.value, inside.value)
        time.sleep(0.05)
        with inside.get_lock():
            inside.value -= 1


if __name__ == "__main__":
    context = mp.get_context("fork")
    room, inside, most = context.Semaphore(2), context.Value("i", 0), context.Value("i", 0)
    processes = [context.Process(target=enters, args=(room, inside, most)) for _ in range(5)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(most.value, inside.value, room.get_value())
