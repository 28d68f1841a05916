# The end of a program: it waits for its threads, not for its daemons, and a
# daemon that stands in the program keeps the program's names.
import threading
import time


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


def last():
    time.sleep(0.02)
    print("a thread of a thread")


def work():
    mine = Noisy("a thread's own")
    time.sleep(0.02)
    print("worked")
    threading.Thread(target=last).start()


def for_ever():
    while True:
        time.sleep(0.005)


kept = Noisy("a global")
threading.Thread(target=work).start()
threading.Thread(target=for_ever, daemon=True).start()
print("main is over")
