"""Two threads that wait for each other in turn."""
import threading

turn = threading.Condition()
whose = "ping"


def play(own, other):
    global whose
    for count in range(5):
        with turn:
            turn.wait_for(lambda: whose == own)
            print(own, count)
            whose = other
            turn.notify_all()


threads = [
    threading.Thread(target=play, args=("ping", "pong")),
    threading.Thread(target=play, args=("pong", "ping")),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
