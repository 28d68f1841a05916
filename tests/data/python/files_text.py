"""Files of text: written, read by lines and characters, appended to, taken away."""
import os
def attempt(action):
    try: print(repr(action()))
    except Exception as error: print(type(error).__name__, error)
name = "interleave_test.txt"
with open(name, "w") as f:
    print(f.write("one\ntwo\n"), f.writelines(["x\n", "é€\n"]), f.name, f.mode, f.closed, f.readable(), f.writable(), f.encoding)
    attempt(f.read)
print(f.closed)
for action in (lambda: f.write("x"), f.read, f.tell, lambda: next(f), f.flush, f.__enter__): attempt(action)
print(f.close(), os.path.exists(name), os.path.getsize(name))
for number, line in enumerate(open(name), 1): print(number, repr(line))
with open(name) as f:
    print(f.read(3), repr(f.read(2)), repr(f.readline()), f.tell(), f.readline(2), f.readlines(), repr(f.read()), f.seek(4), f.readline())
    attempt(lambda: f.write("x")); attempt(lambda: f.seek(-1)); attempt(lambda: f.seek(1, 1)); attempt(lambda: f.seek(1, 2)); attempt(lambda: f.seek(0, 5))
    print(f.seek(0, 2), repr(f.read()), f.seek(0), next(f))
    attempt(f.tell); print(list(f)); print(f.tell())
with open(name, "a") as f: f.write("end"); print(f.tell())
with open(name, "r+") as f: f.write("ONE"); f.seek(0); print(f.read().splitlines())
with open(name, "w+") as f: print(repr(f.read()), f.write("a\nb\r\nc\rd"), f.seek(0), f.read().split("\n"))
with open(name, newline="") as f: print(f.readlines())
with open(name, newline="\n") as f: print(f.readlines())
with open(name, "w", newline="\r\n") as f: f.write("1\n2\n")
print(open(name, "rb").read(), open(name).read().split(), open(name, "rb").readlines())
for args in (("none_of_that_name",), (name, "q"), (name, "rw"), (name, "x"), (name, "rbt"), (name, ""), (name, "w+r"), ("no_folder/x", "w"), ("",), (".",), (name, "rb", -1, "utf-8"), (1.5,), (None,), (name, 5), (name, "r", -1, "nothing"), (name, "r", -1, None, None, "x")): attempt(lambda: open(*args))
try: open("none_of_that_name")
except OSError as error: print(error.errno, error.strerror, error.filename, error.args)
print(*open(name), sep="|", end="")
with open(name, "w") as f: print("printed", 1, 2.5, file=f, sep=";")
print(open(name).read(), end=""); os.remove(name); print(os.path.exists(name))
attempt(lambda: os.remove(name))
