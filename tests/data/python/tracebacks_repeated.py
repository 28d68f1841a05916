"""A traceback whose lines repeat, of a recursion without an end."""
def down(n):
    return down(n + 1)
def start():
    print("down it goes")
    down(0)
start()
