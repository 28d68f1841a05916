"""os.path: paths as text. What looks at files is refused by name."""

from _prelude import _refuse

sep, curdir, pardir, extsep = "/", ".", "..", "."


def join(a, /, *p):
    path = a
    for part in p:
        if part.startswith("/"):
            path = part
        elif not path or path.endswith("/"):
            path += part
        else:
            path += "/" + part
    return path


def split(p, /):
    at = p.rfind("/") + 1
    head, tail = p[:at], p[at:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail


def basename(p, /):
    return p[p.rfind("/") + 1:]


def dirname(p, /):
    return split(p)[0]


def splitext(p, /):
    name = p.rfind("/") + 1
    at = p.rfind(".")
    if at > name and p[name:at].strip("."):
        return p[:at], p[at:]
    return p, ""


def isabs(s, /):
    return s.startswith("/")


def normpath(path):
    if not path:
        return "."
    slashes = 0
    if path.startswith("/"):
        slashes = 2 if path.startswith("//") and not path.startswith("///") else 1
    parts = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or not slashes and not parts or parts and parts[-1] == "..":
            parts.append(part)
        elif parts:
            parts.pop()
    return "/" * slashes + "/".join(parts) or "."


def commonprefix(m):
    if not m:
        return ""
    least, most = min(m), max(m)
    for at, one in enumerate(least):
        if one != most[at]:
            return least[:at]
    return least


def exists(path):
    _refuse("os.path.exists()")


def isfile(path):
    _refuse("os.path.isfile()")


def isdir(path):
    _refuse("os.path.isdir()")


def getsize(filename):
    _refuse("os.path.getsize()")


def abspath(path):
    if isabs(path):
        return normpath(path)
    _refuse("os.path.abspath()")


def expanduser(path):
    return path
