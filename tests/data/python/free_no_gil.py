"""Free-threaded Python says that there is no GIL, and goes on as usual."""
import sys
import threading

print(sys._is_gil_enabled())
seen = []
threads = [threading.Thread(target=lambda: seen.append(sys._is_gil_enabled())) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(seen, sys.version_info[:2])
