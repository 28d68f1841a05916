"""Top level: a complete program, its name, its docstring, and what is there at the start."""
import sys
print(__name__, __doc__, __file__.endswith("top_level.py"), sys.argv[0].endswith("top_level.py"), len(sys.argv), sorted(n for n in globals() if not n.startswith("_")))
x: int = 5
y: str
print(__annotations__ if False else "x" in globals(), "y" in globals(), sys.version_info[:2], sys.version_info >= (3, 14), sys.version_info.major, sys.implementation.name, sys.maxsize == 2 ** 63 - 1, sys.byteorder)
if __name__ == "__main__": print("run as a program")
def main(arguments):
    print("main", arguments)
    return 0
if (code := main(["a"])): sys.exit(code)
print(globals() is globals(), locals() is globals(), "main" in locals(), globals()["x"], vars()["x"])
globals()["made"] = "by name"; print(made); del globals()["made"]
try: made
except NameError as error: print(error)
def f(a, b=2, *c, d, **e):
    g = 1
    return sorted(locals().items())
print(f(1, d=3), f(0, 1, 2, d=4, z=5))
def snapshot():
    a = 1
    l = locals(); a = 2; l["b"] = 3
    return l["a"], "b" in locals(), locals()["a"]
print(snapshot())
print(dir() == sorted(dir()), "x" in dir(), [n for n in dir(int) if n.startswith("bit")], "append" in dir([]), sys.getsizeof(0) > 0, callable(print), id(x) == id(x), hash("a") == hash("a"))
import builtins
print(builtins.print is print, builtins.len([1]), hasattr(builtins, "nothing")); builtins.shared = "in every module"; print(shared); del builtins.shared
len_of, len = len, lambda v: "shadowed"; print(len([1])); del len; print(len([1]), len_of("ab"))
print(isinstance(sys.modules, dict), sys.modules["__main__"].x, sys.getrecursionlimit(), sys.float_info.dig, sys.stdout.name, sys.getdefaultencoding())
try: sys.exit("never shown")
except SystemExit as error: print(repr(error), error.code)
def last():
    try: return "value"
    finally: print("finally at the end")
print(last())
class Ends:
    def __del__(self): print("gone at the end")
kept = Ends()
