"""re: regular expressions. The search is in Rust; patterns of bytes are left out."""

import _re
import enum
from _prelude import _refuse

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape",
    "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE",
    "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag", "PatternError",
]


class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128

    def __repr__(self):
        if self._name_ is None:
            return f"re.RegexFlag({self._value_})"
        return "|".join([f"re.{name}" for name in self._name_.split("|")])

    __str__ = object.__str__


for _member in RegexFlag.__members__.items():
    globals()[_member[0]] = _member[1]
NOFLAG = RegexFlag.NOFLAG
_SEARCH, _MATCH, _FULL, _ADVANCE = 0, 1, 2, 3


class PatternError(Exception):
    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        if pattern is not None and pos is not None:
            self.lineno = pattern.count("\n", 0, pos) + 1
            self.colno = pos - pattern.rfind("\n", 0, pos)
            msg = f"{msg} at position {pos}"
            if "\n" in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


error = PatternError


class Pattern:
    __module__ = "re"

    def __init__(self, pattern, flags):
        made = _re.compile(pattern, int(flags))
        if made[0] is None:
            raise PatternError(made[1], pattern, made[2])
        self._program, found, names = made
        self.pattern, self.flags = pattern, int(found) | (0 if found & 256 else 32)
        self.groups = len(names) - 1
        self.groupindex = {name: at for at, name in enumerate(names) if name is not None}

    def _find(self, text, pos, endpos, wish):
        if not isinstance(text, str):
            if isinstance(text, bytes):
                raise TypeError("cannot use a string pattern on a bytes-like object")
            raise TypeError(f"expected string or bytes-like object, got '{type(text).__name__}'")
        places = _re.find(self._program, text, pos, endpos, wish)
        return None if places is None else Match(self, text, pos, min(endpos, len(text)), places)

    def search(self, string, pos=0, endpos=9223372036854775807):
        return self._find(string, pos, endpos, _SEARCH)

    def match(self, string, pos=0, endpos=9223372036854775807):
        return self._find(string, pos, endpos, _MATCH)

    def fullmatch(self, string, pos=0, endpos=9223372036854775807):
        return self._find(string, pos, endpos, _FULL)

    def finditer(self, string, pos=0, endpos=9223372036854775807):
        wish = _SEARCH
        while True:
            found = self._find(string, pos, endpos, wish)
            if found is None:
                return
            yield found
            pos = found.end()
            wish = _ADVANCE if found.start() == pos else _SEARCH

    def findall(self, string, pos=0, endpos=9223372036854775807):
        result = []
        for found in self.finditer(string, pos, endpos):
            if self.groups == 0:
                result.append(found.group())
            elif self.groups == 1:
                result.append(found.group(1) or "")
            else:
                result.append(found.groups(""))
        return result

    def split(self, string, maxsplit=0):
        parts, last, count = [], 0, 0
        for found in self.finditer(string):
            if maxsplit and count >= maxsplit:
                break
            parts.append(string[last:found.start()])
            parts.extend(found.groups())
            last, count = found.end(), count + 1
        parts.append(string[last:])
        return parts

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        pieces = None if callable(repl) else _template(repl, self)
        parts, last, done = [], 0, 0
        for found in self.finditer(string):
            if count and done >= count:
                break
            parts.append(string[last:found.start()])
            if pieces is None:
                parts.append(repl(found))
            else:
                parts.append(_filled(pieces, found))
            last, done = found.end(), done + 1
        parts.append(string[last:])
        return "".join(parts), done

    def __repr__(self):
        shown = repr(self.pattern)[:200]
        flags = self.flags & ~32
        return f"re.compile({shown}, {RegexFlag(flags)!r})" if flags else f"re.compile({shown})"

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return self.pattern == other.pattern and self.flags == other.flags

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return compile, (self.pattern, self.flags)


class Match:
    __module__ = "re"

    def __init__(self, pattern, string, pos, endpos, places):
        self.re, self.string, self.pos, self.endpos, self._places = pattern, string, pos, endpos, places

    def _number(self, group):
        if isinstance(group, str):
            group = self.re.groupindex.get(group, -1)
        if not isinstance(group, int) or not 0 <= group <= self.re.groups:
            raise IndexError("no such group")
        return group

    def _text(self, group, default=None):
        start = self._places[2 * group]
        return default if start < 0 else self.string[start:self._places[2 * group + 1]]

    def group(self, *groups):
        if not groups:
            return self._text(0)
        found = [self._text(self._number(group)) for group in groups]
        return found[0] if len(found) == 1 else tuple(found)

    def __getitem__(self, group):
        return self._text(self._number(group))

    def groups(self, default=None):
        return tuple([self._text(group, default) for group in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        return {name: self._text(group, default) for name, group in self.re.groupindex.items()}

    def start(self, group=0):
        return self._places[2 * self._number(group)]

    def end(self, group=0):
        return self._places[2 * self._number(group) + 1]

    def span(self, group=0):
        return self.start(group), self.end(group)

    def expand(self, template):
        return _filled(_template(template, self.re), self)

    @property
    def lastindex(self):
        best, last = -1, None
        for group in range(1, self.re.groups + 1):
            if self.end(group) > best:
                best, last = self.end(group), group
        return last

    @property
    def lastgroup(self):
        for name, group in self.re.groupindex.items():
            if group == self.lastindex:
                return name
        return None

    @property
    def regs(self):
        return tuple([self.span(group) for group in range(self.re.groups + 1)])

    def __repr__(self):
        return f"<re.Match object; span={self.span()}, match={self.group()!r}>"


_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "\\": "\\"}


def _template(text, pattern):
    """What a match is replaced by: text, and numbers of groups."""
    pieces, at = [], 0
    while at < len(text):
        end = text.find("\\", at)
        if end < 0:
            pieces.append(text[at:])
            break
        pieces.append(text[at:end])
        one = text[end + 1:end + 2]
        at = end + 2
        if one == "g":
            close = text.find(">", at)
            if text[at:at + 1] != "<" or close < 0:
                raise PatternError("missing <", text, at)
            name = text[at + 1:close]
            at = close + 1
            if name.isdigit():
                pieces.append(_group(int(name), pattern, text, end))
            elif name in pattern.groupindex:
                pieces.append(pattern.groupindex[name])
            else:
                raise IndexError(f"unknown group name {name!r}")
        elif one == "0":
            pieces.append("\0")
        elif one.isdigit():
            if text[at:at + 1].isdigit():
                one += text[at]
                at += 1
            pieces.append(_group(int(one), pattern, text, end))
        elif one in _ESCAPES:
            pieces.append(_ESCAPES[one])
        elif one.isalpha() and one.isascii():
            raise PatternError(f"bad escape \\{one}", text, end)
        elif one == "":
            raise PatternError("bad escape (end of pattern)", text, end)
        else:
            pieces.append("\\" + one)
    return pieces


def _group(number, pattern, text, at):
    if number > pattern.groups:
        raise PatternError(f"invalid group reference {number}", text, at + 1)
    return number


def _filled(pieces, found):
    return "".join([piece if isinstance(piece, str) else found._text(piece, "") for piece in pieces])


_known = {}


def compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if isinstance(pattern, bytes):
        _refuse("a pattern of bytes")
    if not isinstance(pattern, str):
        raise TypeError("first argument must be string or compiled pattern")
    key = (pattern, int(flags))
    made = _known.get(key)
    if made is None:
        made = _known[key] = Pattern(pattern, flags)
    return made


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def purge():
    _known.clear()


_SPECIAL = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"


def escape(pattern):
    return "".join(["\\" + one if one in _SPECIAL else one for one in pattern])
