# The end of a program without daemons: its names are let go.
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

kept = Noisy("a global")
threading.Thread(target=work).start()

print("main is over")
