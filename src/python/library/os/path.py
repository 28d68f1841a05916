"""os.path: paths as text. What looks at files asks those in memory."""

from _prelude import _load

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


def _node(path):
    files = _load("_files")
    return getattr(files, "_tree").get(getattr(files, "full_path")(path))


def exists(path):
    return _node(path) is not None


def isfile(path):
    return exists(path) and _node(path).content is not None


def isdir(path):
    return exists(path) and _node(path).content is None


def getsize(filename):
    return len(getattr(_load("_files"), "find")(filename).content or b"")


def abspath(path):
    return normpath(path if isabs(path) else join("/home/user", path))


def expanduser(path):
    return path
