"""json.decoder: the names that are looked for there."""

from json import JSONDecodeError, JSONDecoder
