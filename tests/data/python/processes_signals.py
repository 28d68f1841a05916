"""Signals by name, and what they leave behind."""
import multiprocessing as mp
import os
import signal
import time


def sleeps():
    time.sleep(60)


def hits_itself(number):
    os.kill(os.getpid(), number)


def raises(number):
    signal.raise_signal(number)


if __name__ == "__main__":
    print(signal.SIGTERM, repr(signal.SIGKILL), signal.SIGTERM == 15, signal.Signals(9).name)
    print(signal.strsignal(15), signal.getsignal(signal.SIGTERM), signal.SIGINT in signal.valid_signals())
    context = mp.get_context("fork")
    for number in (signal.SIGTERM, signal.SIGKILL, signal.SIGUSR1):
        process = context.Process(target=sleeps)
        process.start()
        os.kill(process.pid, number)
        process.join()
        print(number.name, process.exitcode, signal.Signals(-process.exitcode).name)
    for target in (hits_itself, raises):
        process = context.Process(target=target, args=(signal.SIGTERM,))
        process.start()
        process.join()
        print(process.exitcode)
    try:
        signal.raise_signal(signal.SIGINT)
    except KeyboardInterrupt:
        print("interrupted")
