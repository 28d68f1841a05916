"""io: texts and bytes in memory that are read and written like files."""

from _prelude import _load, _refuse

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 131072


class UnsupportedOperation(OSError, ValueError):
    __module__ = "io"


def _wrong_mode(mode, encoding, errors, newline):
    """Refuses what is no way to open a file; whether it is of bytes."""
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    if any([one not in "rwaxbt+" for one in mode]) or len(set(mode)) < len(mode):
        raise ValueError(f"invalid mode: {mode!r}")
    if "t" in mode and "b" in mode:
        raise ValueError("can't have text and binary mode at once")
    if len([one for one in mode if one in "rwax"]) != 1:
        raise ValueError("must have exactly one of create/read/write/append mode" if mode else "Must have exactly one of create/read/write/append mode and at most one plus")
    for name, given in (("an encoding", encoding), ("an errors", errors), ("a newline", newline)):
        if "b" in mode and given is not None:
            raise ValueError(f"binary mode doesn't take {name} argument")
    if newline not in (None, "", "\n", "\r", "\r\n"):
        raise ValueError(f"illegal newline value: {newline}")
    return "b" in mode


def open(*arguments, **keywords):
    return getattr(_load("_files"), "open")(*arguments, **keywords)


class _Memory:
    _kind = str
    _empty = ""

    def __init__(self, initial=None):
        self._content = self._empty
        self._at = 0
        self.closed = False
        if initial is not None:
            self.write(initial)
            self._at = 0

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def write(self, part, /):
        self._check()
        if not isinstance(part, self._kind):
            raise TypeError(self._wrong(part))
        before = self._content[:self._at]
        if len(before) < self._at:
            before += self._filler * (self._at - len(before))
        self._content = before + part + self._content[self._at + len(part):]
        self._at += len(part)
        return len(part)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def read(self, size=-1, /):
        self._check()
        end = len(self._content) if size is None or size < 0 else self._at + size
        part = self._content[self._at:end]
        self._at += len(part)
        return part

    def readline(self, size=-1, /):
        self._check()
        end = self._content.find(self._newline, self._at)
        end = len(self._content) if end < 0 else end + 1
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        part = self._content[self._at:end]
        self._at += len(part)
        return part

    def readlines(self, hint=-1, /):
        return list(self)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def getvalue(self):
        self._check()
        return self._content

    def tell(self):
        return self._at

    def seek(self, offset, whence=0, /):
        self._at = max(offset + (0 if whence == 0 else self._at if whence == 1 else len(self._content)), 0)
        return self._at

    def truncate(self, size=None, /):
        size = self._at if size is None else size
        self._content = self._content[:size]
        return size

    def flush(self):
        self._check()

    def isatty(self):
        return False

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True

    def close(self):
        self.closed = True

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *error):
        self.close()


class StringIO(_Memory):
    __module__ = "_io"
    _newline, _filler = "\n", "\0"

    def __init__(self, initial_value="", newline="\n"):
        super().__init__(initial_value or None)

    def _wrong(self, part):
        return f"string argument expected, got '{type(part).__name__}'"


class BytesIO(_Memory):
    __module__ = "_io"
    _kind, _empty, _newline, _filler = bytes, b"", b"\n", b"\0"

    def __init__(self, initial_bytes=b""):
        super().__init__(initial_bytes or None)

    def _wrong(self, part):
        return f"a bytes-like object is required, not '{type(part).__name__}'"

    def getbuffer(self):
        _refuse("memoryview()")
