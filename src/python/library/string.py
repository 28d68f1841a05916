"""string: names for sets of characters, and templates."""

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (" " if sep is None else sep).join([word.capitalize() for word in s.split(sep)])


_NAMES = ascii_letters + digits + "_"


class Template:
    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """Text, and names in lists: what was written, and the name or nothing."""
        text, at = self.template, 0
        while at < len(text):
            start = text.find(self.delimiter, at)
            if start < 0:
                yield text[at:]
                return
            if start > at:
                yield text[at:start]
            after = start + len(self.delimiter)
            braced = text[after:after + 1] == "{"
            first = end = after + braced
            if text[after:after + len(self.delimiter)] == self.delimiter:
                yield self.delimiter
                at = after + len(self.delimiter)
                continue
            while end < len(text) and text[end] in _NAMES and not (end == first and text[end] in digits):
                end += 1
            if end == first or braced and text[end:end + 1] != "}":
                yield [text[start:after], None, start]
                at = after
                continue
            at = end + braced
            yield [text[start:at], text[first:end], start]

    def _filled(self, mapping, keywords, is_safe):
        result = []
        for piece in self._pieces():
            if isinstance(piece, str):
                result.append(piece)
                continue
            written, name, start = piece
            if name is None:
                if not is_safe:
                    lines = self.template[:start].splitlines(keepends=True) or [""]
                    if lines[-1].endswith("\n"):
                        lines.append("")
                    raise ValueError(f"Invalid placeholder in string: line {len(lines)}, col {len(lines[-1]) + 1}")
                result.append(written)
            elif name in keywords:
                result.append(str(keywords[name]))
            elif is_safe and name not in mapping:
                result.append(written)
            else:
                result.append(str(mapping[name]))
        return "".join(result)

    def substitute(self, mapping={}, /, **keywords):
        return self._filled(mapping, keywords, False)

    def safe_substitute(self, mapping={}, /, **keywords):
        return self._filled(mapping, keywords, True)

    def get_identifiers(self):
        names = []
        for piece in self._pieces():
            if not isinstance(piece, str) and piece[1] is not None and piece[1] not in names:
                names.append(piece[1])
        return names

    def is_valid(self):
        return all(isinstance(piece, str) or piece[1] is not None for piece in self._pieces())


class Formatter:
    def format(self, format_string, /, *args, **keywords):
        return self.vformat(format_string, args, keywords)

    def vformat(self, format_string, args, keywords):
        return format_string.format(*args, **keywords)
