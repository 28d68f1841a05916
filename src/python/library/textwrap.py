"""textwrap: paragraphs of a width, and indentation."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_SPACES = "\t\n\x0b\x0c\r "


class TextWrapper:
    def __init__(
        self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
        fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8, *,
        max_lines=None, placeholder=" [...]",
    ):
        self.width, self.initial_indent, self.subsequent_indent = width, initial_indent, subsequent_indent
        self.expand_tabs, self.replace_whitespace, self.tabsize = expand_tabs, replace_whitespace, tabsize
        self.fix_sentence_endings, self.break_long_words = fix_sentence_endings, break_long_words
        self.drop_whitespace, self.break_on_hyphens = drop_whitespace, break_on_hyphens
        self.max_lines, self.placeholder = max_lines, placeholder

    def _chunks(self, text):
        """Words and the space between them, cut behind hyphens."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = "".join([" " if one in _SPACES else one for one in text])
        chunks, at = [], 0
        while at < len(text):
            end = at
            is_space = text[at] in _SPACES
            while end < len(text) and (text[end] in _SPACES) == is_space:
                end += 1
            word = text[at:end]
            chunks.extend([word] if is_space or not self.break_on_hyphens else _cut_at_hyphens(word))
            at = end
        return chunks

    def wrap(self, text):
        chunks = self._chunks(text)
        if self.fix_sentence_endings:
            for at in range(len(chunks) - 1):
                if chunks[at + 1] == " " and chunks[at][-2:-1].islower() and chunks[at][-1] in ".!?":
                    chunks[at + 1] = "  "
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        return self._lines(chunks[::-1])

    def _lines(self, chunks):
        lines = []
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and chunks[-1].strip() == "" and lines:
                del chunks[-1]
            line, length = [], 0
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._take_long(chunks, line, length, width)
                length = sum([len(one) for one in line])
            if self.drop_whitespace and line and line[-1].strip() == "":
                length -= len(line[-1])
                del line[-1]
            if not line:
                continue
            is_last = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
            if self.max_lines is None or len(lines) + 1 < self.max_lines or is_last and length <= width:
                lines.append(indent + "".join(line))
                continue
            while line:
                if line[-1].strip() and length + len(self.placeholder) <= width:
                    line.append(self.placeholder)
                    lines.append(indent + "".join(line))
                    break
                length -= len(line[-1])
                del line[-1]
            else:
                if lines:
                    before = lines[-1].rstrip()
                    if len(before) + len(self.placeholder) <= self.width:
                        lines[-1] = before + self.placeholder
                        break
                lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def _take_long(self, chunks, line, length, width):
        left = max(width - length, 1)
        if self.break_long_words:
            end, chunk = left, chunks[-1]
            if self.break_on_hyphens and len(chunk) > left:
                hyphen = chunk.rfind("-", 0, left)
                if hyphen > 0 and any([one != "-" for one in chunk[:hyphen]]):
                    end = hyphen + 1
            line.append(chunk[:end])
            chunks[-1] = chunk[end:]
        elif not line:
            line.append(chunks.pop())

    def fill(self, text):
        return "\n".join(self.wrap(text))


def _cut_at_hyphens(word):
    """After a hyphen between letters, and around a dash."""
    parts, start, at = [], 0, 1
    while at < len(word):
        if word[at] == "-" and word[at - 1] != "-":
            end = at
            while end < len(word) and word[end] == "-":
                end += 1
            if end - at >= 2 and end < len(word):
                parts.append(word[start:at])
                parts.append(word[at:end])
                start = end
            elif end - at == 1 and _is_hyphen(word, at):
                parts.append(word[start:end])
                start = end
            at = end
        else:
            at += 1
    if start < len(word):
        parts.append(word[start:])
    return parts


def _is_hyphen(word, at):
    before, after = word[max(at - 2, 0):at], word[at + 1:at + 3]
    letters = lambda part: len(part) == 2 and part.isalpha()
    return letters(before) and letters(after) or letters(before) and after[1:] == "-" and after[:1].isalpha()


def wrap(text, width=70, **keywords):
    return TextWrapper(width=width, **keywords).wrap(text)


def fill(text, width=70, **keywords):
    return TextWrapper(width=width, **keywords).fill(text)


def shorten(text, width, **keywords):
    return TextWrapper(width=width, max_lines=1, **keywords).fill(" ".join(text.strip().split()))


def dedent(text):
    lines = text.split("\n")
    margin = None
    for line in lines:
        body = line.lstrip(" \t")
        if not line.strip():
            continue
        indent = line[:len(line) - len(body)]
        if margin is None:
            margin = indent
        else:
            same = 0
            while same < min(len(margin), len(indent)) and margin[same] == indent[same]:
                same += 1
            margin = margin[:same]
    margin = len(margin or "")
    return "\n".join([line[margin:] if line.strip() else "" for line in lines])


def indent(text, prefix, predicate=None):
    lines = []
    for line in text.splitlines(True):
        wanted = line.strip() if predicate is None else predicate(line)
        lines.append(prefix + line if wanted else line)
    return "".join(lines)
