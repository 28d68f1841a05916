"""Methods of built-in classes, called with what is none of them; and some rarer words."""
import re


def told(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


told(lambda: str.upper(5))
told(lambda: str.upper("five"))
told(lambda: str.join(1, []))
told(lambda: list.append((), 1))
told(lambda: dict.get([], 1))
told(lambda: int.__add__("1", 1))
told(lambda: str.__len__(b""))
told(lambda: list(map(str.strip, [" a ", "b "])))
told(lambda: list(map(str.strip, [" a ", 1])))
told(lambda: str.upper())
told(lambda: bool.bit_length(True))


class Text(str):
    def upper(self):
        return "own " + str.upper(self)


told(lambda: Text("x").upper())
told(lambda: slice(1, 2) < slice(1, 3))
told(lambda: slice(1, None) == slice(1, None))
told(lambda: re.compile("(?P<a>x)(?P<a>y)"))
told(lambda: re.compile("(x)((?P<b>y)(?:z)(?P<b>q))"))
told(lambda: re.match(r"\((?P<a>x)[(](?P<b>y)", "(x(y").groupdict())
