"""Files of bytes, files in memory, folders."""
import io
import os
def attempt(action):
    try: print(repr(action()))
    except Exception as error: print(type(error).__name__, error)
name = "interleave_test.bin"
with open(name, "wb") as f:
    print(f.write(b"\x00\x01\xff"), f.write(bytes(range(5))), f.tell(), f.seek(1), f.write(b"!"), f.mode, f.seekable())
    attempt(lambda: f.write("text")); attempt(f.read)
with open(name, "rb") as f:
    print(f.read(2), f.tell(), f.read(), f.read(), f.seek(-2, 2), f.read(1), f.seek(-1, 1), f.read(), f.seek(0), f.readline())
    attempt(lambda: f.write(b"")); attempt(lambda: f.seek(-5))
with open(name, "r+b") as f: f.seek(0, 2); f.write(b"end"); print(f.truncate(4), f.seek(0), f.read())
with open(name, "ab") as f: f.write(b"app"); print(f.tell())
try: open(name, "xb")
except FileExistsError as error: print(error)
print(open(name, "rb").read()); os.remove(name)
folder = "interleave_folder"
os.mkdir(folder)
with open(os.path.join(folder, "b.txt"), "w") as f: f.write("b")
with open(folder + "/a.txt", "w") as f: f.write("a")
print(sorted(os.listdir(folder)), os.path.isdir(folder), os.path.isfile(folder), os.path.isfile(folder + "/a.txt"), os.path.exists(folder + "/c"))
for action in (lambda: os.mkdir(folder), lambda: os.rmdir(folder), lambda: os.listdir("none"), lambda: open(folder), lambda: os.listdir(folder + "/a.txt"), lambda: os.rename("none", "other"), lambda: open(folder + "/a.txt/x", "w")): attempt(action)
os.rename(folder + "/a.txt", folder + "/z.txt"); print(sorted(os.listdir(folder)), open(f"./{folder}/../{folder}/z.txt").read())
for one in os.listdir(folder): os.remove(f"{folder}/{one}")
print(os.rmdir(folder), os.path.exists(folder))
s = io.StringIO("one\ntwo\n")
print(s.readline(), s.read(1), s.tell(), s.seek(0), list(s), s.write("more"), s.getvalue(), s.close(), s.closed)
attempt(s.getvalue)
b = io.BytesIO(b"abc"); print(b.read(1), b.getvalue(), b.seek(0, 2), b.write(b"d"), b.getvalue(), b.seek(5), b.read())
