"""Files: a tree in the memory of the computer that the program runs on, which
begins empty, and standard input. C in CPython. What is only in memory and no
file is `io`."""

import sys
from _prelude import _stdin
from io import UnsupportedOperation, _wrong_mode

_BUFFER = 131072


class _Node:
    """What is under a path: a file's content, or nothing for a folder."""

    def __init__(self, content):
        self.content = content


_tree = {"/": _Node(None), "/home": _Node(None), "/home/user": _Node(None), "/tmp": _Node(None), "/dev": _Node(None)}
_folder = "/home/user"
_opened = 3


def full_path(path):
    """A path from the root, without `.` and `..`."""
    kept = []
    for part in (path if path.startswith("/") else f"{_folder}/{path}").split("/"):
        if part == "..":
            del kept[-1:]
        elif part not in ("", "."):
            kept.append(part)
    return "/" + "/".join(kept)


def _text_of(path):
    method = getattr(type(path), "__fspath__", None)
    path = path if method is None else method(path)
    return path.decode() if isinstance(path, bytes) else path


def fault(number, path, other=None):
    texts = {2: "No such file or directory", 17: "File exists", 20: "Not a directory", 21: "Is a directory", 39: "Directory not empty"}
    if other is not None:
        return OSError(number, texts[number], path, None, other)
    return OSError(number, texts[number], path)


def find(path):
    """What is there; an error in CPython's words if nothing is."""
    node = _tree.get(full_path(_text_of(path)))
    if node is None:
        raise fault(2, path)
    return node


def place(path):
    """Where something new goes: its folder has to be there."""
    text = _text_of(path)
    whole = full_path(text)
    above = _tree.get(whole.rpartition("/")[0] or "/")
    if above is None or text == "":
        raise fault(2, path)
    if above.content is not None:
        raise fault(20, path)
    return whole


def inside(path):
    whole = full_path(_text_of(path)).rstrip("/") + "/"
    return [name[len(whole):] for name in _tree if name.startswith(whole) and "/" not in name[len(whole):] and name != whole]


class _Raw:
    """A file as bytes, at a place of it."""

    def __init__(self, name, mode, node):
        global _opened
        self.name, self.mode, self._node = name, mode, node
        self._at, self._pending, self._held, self.closed = 0, [], 0, False
        self._reads, self._writes = "r" in mode or "+" in mode, "r" not in mode or "+" in mode
        self._appends = "a" in mode
        self._number, _opened = _opened, _opened + 1
        if self._appends:
            self._at = len(node.content)

    def _check(self):
        if self.closed:
            raise ValueError(self._over)

    _over = "I/O operation on closed file."

    def _may_read(self):
        self._check()
        if not self._reads:
            raise UnsupportedOperation(self._no_reading)
        self._settle()

    def _may_write(self):
        self._check()
        if not self._writes:
            raise UnsupportedOperation(self._no_writing)

    def _put(self, part):
        self._pending.append(part)
        self._held += len(part)
        if self._held >= _BUFFER:
            self._settle()

    def _settle(self):
        """What was written and held back goes into the file."""
        if not self._pending:
            return
        part, self._pending, self._held = b"".join(self._pending), [], 0
        content = self._node.content
        at = len(content) if self._appends else self._at
        before = content[:at] + b"\0" * (at - len(content))
        self._node.content = before + part + content[at + len(part):]
        self._at = at + len(part)

    def flush(self):
        self._check()
        self._settle()

    def close(self):
        if not self.closed:
            self._settle()
            self.closed = True

    def fileno(self):
        self._check()
        return self._number

    def isatty(self):
        self._check()
        return False

    def readable(self):
        self._check()
        return self._reads

    def writable(self):
        self._check()
        return self._writes

    def seekable(self):
        self._check()
        return True

    def truncate(self, size=None):
        self._may_write()
        self._settle()
        size = self._at if size is None else size
        content = self._node.content
        self._node.content = content[:size] + b"\0" * (size - len(content))
        return size

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def readlines(self, hint=-1, /):
        lines, size = [], 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *error):
        self.close()

    def __del__(self):
        self.close()


class BufferedReader(_Raw):
    """A file of bytes."""

    __module__ = "_io"
    _no_reading, _no_writing = "read", "write"

    def read(self, size=-1, /):
        self._may_read()
        content = self._node.content
        end = len(content) if size is None or size < 0 else self._at + size
        part = content[self._at:end]
        self._at += len(part)
        return part

    read1 = read

    def readline(self, size=-1, /):
        self._may_read()
        content = self._node.content
        end = content.find(b"\n", self._at)
        end = len(content) if end < 0 else end + 1
        end = end if size is None or size < 0 else min(end, self._at + size)
        part = content[self._at:end]
        self._at += len(part)
        return part

    def write(self, part, /):
        self._may_write()
        if not isinstance(part, bytes):
            raise TypeError(f"a bytes-like object is required, not '{type(part).__name__}'")
        self._put(part)
        return len(part)

    def seek(self, target, whence=0, /):
        self._check()
        self._settle()
        if whence not in (0, 1, 2):
            raise ValueError(f"whence value {whence} unsupported")
        at = target + (0 if whence == 0 else self._at if whence == 1 else len(self._node.content))
        if at < 0:
            raise OSError(22, "Invalid argument")
        self._at = at
        return at

    def tell(self):
        self._check()
        self._settle()
        return self._at

    def __repr__(self):
        return f"<_io.{type(self).__name__} name={self.name!r}>"


class BufferedWriter(BufferedReader):
    __module__ = "_io"


class BufferedRandom(BufferedReader):
    __module__ = "_io"


class TextIOWrapper(_Raw):
    """A file of text."""

    __module__ = "_io"
    _no_reading, _no_writing = "not readable", "not writable"
    line_buffering, errors = False, "strict"

    def __init__(self, name, mode, node, encoding, errors, newline):
        super().__init__(name, mode, node)
        self.encoding, self.errors, self._newline = encoding, errors or "strict", newline
        self._seen, self._walks = set(), False

    @property
    def newlines(self):
        ends = tuple([end for end in ("\r", "\n", "\r\n") if end in self._seen])
        return None if not ends else ends[0] if len(ends) == 1 else ends

    def _line_end(self, content):
        """Behind the line that begins where the file is."""
        if self._newline in ("\n", "\r", "\r\n"):
            ends = (self._newline.encode(),)
        else:
            ends = (b"\r\n", b"\n", b"\r")
        found = [(content.find(end, self._at), -len(end)) for end in ends if content.find(end, self._at) >= 0]
        if not found:
            return len(content)
        at, size = min(found)
        if self._newline is None:
            self._seen.add(content[at:at - size].decode())
        return at - size

    def _shown(self, part):
        text = part.decode(self.encoding, self.errors)
        return text.replace("\r\n", "\n").replace("\r", "\n") if self._newline is None else text

    def read(self, size=-1, /):
        self._may_read()
        content = self._node.content
        if size is None or size < 0:
            while (end := self._line_end(content)) < len(content) or self._at < end:
                part, self._at = content[self._at:end], end
                size = (size if isinstance(size, str) else "") + self._shown(part)
            return size if isinstance(size, str) else ""
        text = ""
        while len(text) < size and self._at < len(content):
            end = self._at + 1
            while end < len(content) and 0x80 <= content[end] < 0xC0 and self.encoding == "utf-8":
                end += 1
            if self._newline is None and content[self._at:end + 1] == b"\r\n":
                end += 1
            text, self._at = text + self._shown(content[self._at:end]), end
        return text

    def readline(self, size=-1, /):
        self._may_read()
        if size is not None and size >= 0:
            whole, at = self.readline(), self._at
            if len(whole) > size:
                self._at = at - len(whole[size:].encode(self.encoding))
            return whole[:size]
        content = self._node.content
        end = self._line_end(content)
        part, self._at = content[self._at:end], end
        return self._shown(part)

    def __next__(self):
        self._walks = True
        line = self.readline()
        if not line:
            self._walks = False
            raise StopIteration
        return line

    def write(self, text, /):
        self._may_write()
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        shown = text.replace("\n", self._newline) if self._newline in ("\r", "\r\n") else text
        self._put(shown.encode(self.encoding, self.errors))
        return len(text)

    def seek(self, cookie, whence=0, /):
        self._check()
        self._settle()
        if whence == 1 and cookie != 0:
            raise UnsupportedOperation("can't do nonzero cur-relative seeks")
        if whence == 2 and cookie != 0:
            raise UnsupportedOperation("can't do nonzero end-relative seeks")
        if whence not in (0, 1, 2):
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        if cookie < 0:
            raise ValueError(f"negative seek position {cookie}")
        if whence != 1:
            self._at = cookie if whence == 0 else len(self._node.content)
        self._walks = False
        return self._at

    def tell(self):
        self._check()
        if self._walks:
            raise OSError("telling position disabled by next() call")
        self._settle()
        return self._at

    def __repr__(self):
        return f"<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} encoding={self.encoding!r}>"


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if isinstance(file, int) or not isinstance(_text_of(file), str):
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(file).__name__}")
    binary = _wrong_mode(mode, encoding, errors, newline)
    path = full_path(_text_of(file))
    node = _tree.get(path) if _text_of(file) else None
    if node is not None and node.content is None:
        raise fault(17 if "x" in mode else 21, file)
    if "x" in mode and node is not None:
        raise fault(17, file)
    if node is None:
        if "r" in mode:
            raise fault(2, file)
        path = place(file)
        node = _tree[path] = _Node(b"")
    elif "w" in mode:
        node.content = b""
    if binary:
        kind = BufferedRandom if "+" in mode else BufferedReader if "r" in mode else BufferedWriter
        plain = "".join([one for one in "rwxa" if one in mode]) + "b" + ("+" if "+" in mode else "")
        return kind(file, "rb+" if "+" in mode and "r" not in mode else plain, node)
    if encoding not in (None, "utf-8", "utf8", "UTF-8", "ascii", "latin-1"):
        raise LookupError(f"unknown encoding: {encoding}")
    return TextIOWrapper(file, mode, node, "UTF-8" if encoding is None else encoding, errors, newline)


class _Input(TextIOWrapper):
    """Standard input, all of which was there before the program began."""

    def __init__(self):
        super().__init__("<stdin>", "r", _Node(_stdin().encode()), "utf-8", "strict", None)
        self._number = 0

    def __del__(self):
        pass


stdin = _Input()
sys.stdin = sys.__stdin__ = stdin


def input(prompt=""):
    sys.stdout.write(str(prompt))
    sys.stdout.flush()
    line = getattr(sys, "stdin").readline()
    if not line:
        raise EOFError("EOF when reading a line")
    return line[:-1] if line.endswith("\n") else line
