"""zlib. C in CPython; the compressed bytes may differ from its own, what comes out
of them again does not."""

import _zlib
from _zlib import adler32, crc32

Z_DEFAULT_COMPRESSION, Z_BEST_SPEED, Z_BEST_COMPRESSION, Z_NO_COMPRESSION = -1, 1, 9, 0


class error(Exception):
    __module__ = "zlib"


def compress(data, /, level=-1, wbits=15):
    return _zlib.compress(data, 6 if level == -1 else level)


def decompress(data, /, wbits=15, bufsize=16384):
    result = _zlib.decompress(data)
    if result is None:
        raise error("Error -3 while decompressing data: incorrect header check")
    return result
