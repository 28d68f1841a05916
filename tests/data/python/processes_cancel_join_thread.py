"""A process that need not write out what it put."""
import multiprocessing as mp


def work(results, cancels):
    if cancels:
        results.cancel_join_thread()
    results.put("x" * 500_000)


if __name__ == "__main__":
    results = mp.Queue()
    process = mp.Process(target=work, args=(results, True))
    process.start()
    process.join()
    print("joined:", process.exitcode)
    process = mp.Process(target=work, args=(results, False), daemon=True)
    process.start()
    process.join(0.5)
    print("not yet:", process.exitcode)
    process.terminate()
    process.join()
    print("terminated:", process.exitcode)
