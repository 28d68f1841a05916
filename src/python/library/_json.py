"""What of json is C in CPython."""


class JSONDecodeError(ValueError):
    __module__ = "json.decoder"

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, lineno, colno


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def _quoted(text, ascii_only):
    parts = ['"']
    for one in text:
        number = ord(one)
        if one in _ESCAPES:
            parts.append(_ESCAPES[one])
        elif number < 32 or ascii_only and 126 < number < 65536:
            parts.append(f"\\u{number:04x}")
        elif ascii_only and number >= 65536:
            number -= 65536
            parts.append(f"\\u{55296 + (number >> 10):04x}\\u{56320 + (number & 1023):04x}")
        else:
            parts.append(one)
    parts.append('"')
    return "".join(parts)


def _number(value, allow_nan):
    if value != value:
        text = "NaN"
    elif value == float("inf"):
        text = "Infinity"
    elif value == -float("inf"):
        text = "-Infinity"
    else:
        return float.__repr__(value)
    if not allow_nan:
        raise ValueError(f"Out of range float values are not JSON compliant: {value!r}")
    return text


def _simple(value, encoder):
    """A value that holds no others; none if it is no such."""
    if isinstance(value, str):
        return _quoted(value, encoder.ensure_ascii)
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, float):
        return _number(value, encoder.allow_nan)
    return None


def encode(value, encoder):
    indent = encoder.indent
    step = indent if indent is None or isinstance(indent, str) else " " * indent
    parts = []
    _encode(value, encoder, step, "\n", parts, [] if encoder.check_circular else None)
    return "".join(parts)


def _encode(value, encoder, step, newline, parts, around):
    text = _simple(value, encoder)
    if text is not None:
        parts.append(text)
        return
    if around is not None:
        for one in around:
            if one is value:
                raise ValueError("Circular reference detected")
        around.append(value)
    if isinstance(value, (list, tuple)):
        _encode_list(value, encoder, step, newline, parts, around)
    elif isinstance(value, dict):
        _encode_dict(value, encoder, step, newline, parts, around)
    else:
        plain = encoder.default(value)
        try:
            _encode(plain, encoder, step, newline, parts, around)
        except Exception as error:
            error.add_note(f"when serializing {_kind(value)} object")
            raise
    if around is not None:
        around.pop()


def _kind(value):
    cls = type(value)
    return cls.__qualname__ if cls.__module__ in ("builtins", "__main__") else f"{cls.__module__}.{cls.__qualname__}"


def _encode_list(value, encoder, step, newline, parts, around):
    if not value:
        parts.append("[]")
        return
    inner = newline if step is None else newline + step
    separator = encoder.item_separator if step is None else encoder.item_separator + inner
    parts.append("[" if step is None else "[" + inner)
    at = 0
    for item in value:
        if at:
            parts.append(separator)
        try:
            _encode(item, encoder, step, inner, parts, around)
        except Exception as error:
            error.add_note(f"when serializing {_kind(value)} item {at}")
            raise
        at += 1
    parts.append("]" if step is None else newline + "]")


def _encode_dict(value, encoder, step, newline, parts, around):
    if not value:
        parts.append("{}")
        return
    inner = newline if step is None else newline + step
    separator = encoder.item_separator if step is None else encoder.item_separator + inner
    parts.append("{" if step is None else "{" + inner)
    is_first = True
    for key, item in sorted(value.items()) if encoder.sort_keys else value.items():
        name = _key(key, encoder)
        if name is None:
            continue
        if not is_first:
            parts.append(separator)
        is_first = False
        parts.append(_quoted(name, encoder.ensure_ascii))
        parts.append(encoder.key_separator)
        try:
            _encode(item, encoder, step, inner, parts, around)
        except Exception as error:
            error.add_note(f"when serializing {_kind(value)} item {key!r}")
            raise
    parts.append("}" if step is None else newline + "}")


def _key(key, encoder):
    if isinstance(key, str):
        return key
    text = _simple(key, encoder)
    if text is None and not encoder.skipkeys:
        raise TypeError(f"keys must be str, int, float, bool or None, not {type(key).__name__}")
    return text


_SPACE = " \t\n\r"
_BACK = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


def _skip(text, at):
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at


def decode(text, decoder, at=None):
    start = _skip(text, 0) if at is None else at
    value, end = _value(text, start, decoder)
    if at is None:
        end = _skip(text, end)
        if end != len(text):
            raise JSONDecodeError("Extra data", text, end)
    return value, end


def _value(text, at, decoder):
    first = text[at:at + 1]
    if first == '"':
        return _string(text, at + 1, decoder.strict)
    if first == "{":
        return _object(text, at + 1, decoder)
    if first == "[":
        return _array(text, at + 1, decoder)
    for word, value in (("null", None), ("true", True), ("false", False)):
        if text.startswith(word, at):
            return value, at + len(word)
    if first == "-" or first.isdigit():
        found = _number_at(text, at, decoder)
        if found is not None:
            return found
    for word in ("NaN", "Infinity", "-Infinity"):
        if text.startswith(word, at):
            make = decoder.parse_constant or float
            return make(word), at + len(word)
    raise JSONDecodeError("Expecting value", text, at)


def _number_at(text, at, decoder):
    end = at + 1 if text[at] == "-" else at
    first = end
    while end < len(text) and text[end] in "0123456789":
        end += 1
    if end == first:
        return None
    if text[first] == "0":
        end = first + 1
    whole = end
    if text[end:end + 1] == "." and text[end + 1:end + 2] in tuple("0123456789"):
        end += 1
        while end < len(text) and text[end] in "0123456789":
            end += 1
    if text[end:end + 1] in ("e", "E"):
        after = end + 1
        if text[after:after + 1] in ("+", "-"):
            after += 1
        if text[after:after + 1] in tuple("0123456789"):
            end = after
            while end < len(text) and text[end] in "0123456789":
                end += 1
    make = (decoder.parse_int or int) if end == whole else (decoder.parse_float or float)
    return make(text[at:end]), end


def _string(text, at, strict):
    begin, parts = at - 1, []
    start = at
    while True:
        if at >= len(text):
            raise JSONDecodeError("Unterminated string starting at", text, begin)
        one = text[at]
        if one == '"':
            parts.append(text[start:at])
            return "".join(parts), at + 1
        if one == "\\":
            parts.append(text[start:at])
            part, at = _escape(text, at + 1, begin)
            parts.append(part)
            start = at
            continue
        if strict and one < " ":
            raise JSONDecodeError("Invalid control character at", text, at)
        at += 1


def _escape(text, at, begin):
    one = text[at:at + 1]
    if not one:
        raise JSONDecodeError("Unterminated string starting at", text, begin)
    if one != "u":
        if one not in _BACK:
            raise JSONDecodeError("Invalid \\escape", text, at - 1)
        return _BACK[one], at + 1
    number, at = _hex(text, at + 1), at + 5
    if 55296 <= number < 56320 and text[at:at + 2] == "\\u":
        second = _hex(text, at + 2)
        if 56320 <= second < 57344:
            return chr(65536 + ((number - 55296) << 10) + second - 56320), at + 6
    return chr(number), at


def _hex(text, at):
    figures = text[at:at + 4]
    for one in figures:
        if one not in "0123456789abcdefABCDEF":
            figures = ""
    if len(figures) != 4:
        raise JSONDecodeError("Invalid \\uXXXX escape", text, at - 1)
    return int(figures, 16)


def _object(text, at, decoder):
    pairs = []
    at = _skip(text, at)
    if text[at:at + 1] == "}":
        return _made(pairs, decoder), at + 1
    while True:
        if text[at:at + 1] != '"':
            raise JSONDecodeError("Expecting property name enclosed in double quotes", text, at)
        key, at = _string(text, at + 1, decoder.strict)
        at = _skip(text, at)
        if text[at:at + 1] != ":":
            raise JSONDecodeError("Expecting ':' delimiter", text, at)
        value, at = _value(text, _skip(text, at + 1), decoder)
        pairs.append((key, value))
        at = _skip(text, at)
        if text[at:at + 1] == "}":
            return _made(pairs, decoder), at + 1
        if text[at:at + 1] != ",":
            raise JSONDecodeError("Expecting ',' delimiter", text, at)
        comma, at = at, _skip(text, at + 1)
        if text[at:at + 1] == "}":
            raise JSONDecodeError("Illegal trailing comma before end of object", text, comma)


def _made(pairs, decoder):
    if decoder.object_pairs_hook is not None:
        return decoder.object_pairs_hook(pairs)
    made = dict(pairs)
    return made if decoder.object_hook is None else decoder.object_hook(made)


def _array(text, at, decoder):
    values = []
    at = _skip(text, at)
    if text[at:at + 1] == "]":
        return values, at + 1
    while True:
        value, at = _value(text, at, decoder)
        values.append(value)
        at = _skip(text, at)
        if text[at:at + 1] == "]":
            return values, at + 1
        if text[at:at + 1] != ",":
            raise JSONDecodeError("Expecting ',' delimiter", text, at)
        comma, at = at, _skip(text, at + 1)
        if text[at:at + 1] == "]":
            raise JSONDecodeError("Illegal trailing comma before end of array", text, comma)
