"""hashlib: digests. C in CPython, where large updates let go of the GIL."""

import _hashlib

algorithms_guaranteed = algorithms_available = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}
_SIZES = {"md5": 16, "sha1": 20, "sha224": 28, "sha256": 32, "sha384": 48, "sha512": 64}


class HASH:
    __module__ = "_hashlib"

    def __init__(self, name, data):
        self.name = name
        self.digest_size = _SIZES[name]
        self.block_size = 128 if name in ("sha384", "sha512") else 64
        self._data = b""
        self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        if not isinstance(data, bytes):
            raise TypeError("object supporting the buffer API required")
        self._data += data

    def digest(self):
        return _hashlib.digest(self.name, self._data)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return HASH(self.name, self._data)

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {id(self):#x}>"


def new(name, data=b"", **options):
    name = name.lower().replace("-", "")
    if name not in _SIZES:
        raise ValueError(f"unsupported hash type {name}")
    return HASH(name, data)


def md5(data=b"", *, usedforsecurity=True):
    return HASH("md5", data)


def sha1(data=b"", *, usedforsecurity=True):
    return HASH("sha1", data)


def sha224(data=b"", *, usedforsecurity=True):
    return HASH("sha224", data)


def sha256(data=b"", *, usedforsecurity=True):
    return HASH("sha256", data)


def sha384(data=b"", *, usedforsecurity=True):
    return HASH("sha384", data)


def sha512(data=b"", *, usedforsecurity=True):
    return HASH("sha512", data)
