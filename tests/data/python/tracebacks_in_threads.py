"""Tracebacks of threads, and the main thread's own after them."""
import threading
def divide(a, b): return a / b
def work(n):
    print("worker", n)
    return divide(n, 0)
thread = threading.Thread(target=work, args=(1,), name="divider")
thread.start()
thread.join()
print("joined")
def recursive(n):
    if n == 0:
        raise LookupError("at the bottom")
    recursive(n - 1)
try:
    recursive(2)
except LookupError as error:
    raise SystemExit(f"ends with {error}") from None
