"""Standard input that is empty: input() and sys.stdin at the end of it."""
import sys
try: input("what? ")
except EOFError as error: print(error)
print(repr(sys.stdin.read()), repr(sys.stdin.readline()), list(sys.stdin), sys.stdin.name, sys.stdin.fileno())
for line in sys.stdin: print("never")
import io
sys.stdin = io.StringIO("first\n  second  \n3\n")
print(repr(input()), repr(input("? ")), int(input()) + 1)
try: input()
except EOFError as error: print(type(error).__name__, error)
sys.stdin = sys.__stdin__
sys.stdout.write("written\n")
print("to standard output", file=sys.stdout, flush=True)
out, sys.stdout = sys.stdout, io.StringIO()
print("into the text")
text, sys.stdout = sys.stdout.getvalue(), out
print(repr(text), sys.stdout is sys.__stdout__)
class Upper:
    def write(self, text): out.write(text.upper())
    def flush(self): out.write("[flushed]\n")
print("shown large", file=Upper(), flush=True)
for wrong in (5, "x", object()):
    try: print("x", file=wrong)
    except AttributeError as error: print(error)
for keywords in ({"sep": 1}, {"end": 2}, {"other": 3}):
    try: print("x", **keywords)
    except TypeError as error: print(error)
print("a", "b", sep="", end="!\n"); print(sep="x"); print(*[], end="") ; print("a", None, sep=None, end=None)
