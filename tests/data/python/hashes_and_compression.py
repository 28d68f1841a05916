"""hashlib, zlib, and numbers as bytes: what goes in comes out again."""
import hashlib, zlib
for name in ("md5", "sha1", "sha256", "sha512", "sha224", "sha384"):
    h = hashlib.new(name, b"hello"); h.update(b" world"); print(name, h.hexdigest()[:32], h.digest_size, h.block_size, h.name)
print(hashlib.sha256(b"").hexdigest(), hashlib.md5(b"a" * 1000).hexdigest(), hashlib.sha1("é".encode()).digest()[:4])
one = hashlib.sha256(b"start"); two = one.copy(); one.update(b"1"); two.update(b"2"); print(one.hexdigest()[:8], two.hexdigest()[:8], one.digest() != two.digest())
for wrong in (lambda: hashlib.sha256("text"), lambda: hashlib.new("nothing"), lambda: hashlib.sha256(5)):
    try: wrong()
    except (TypeError, ValueError) as error: print(type(error).__name__)
text = b"the quick brown fox " * 50
packed = zlib.compress(text); print(len(packed) < 60, zlib.decompress(packed) == text, zlib.crc32(b"hello"), zlib.adler32(b"hello"), zlib.crc32(b"lo", zlib.crc32(b"hel")) == zlib.crc32(b"hello"), zlib.decompress(zlib.compress(b"")) == b"")
try: zlib.decompress(b"not packed")
except zlib.error as error: print(type(error).__name__)
print((1000).to_bytes(2, "big"), int.from_bytes(b"\x03\xe8"), (-5).to_bytes(3, "little", signed=True), int.from_bytes(b"\xfb\xff\xff", "little", signed=True), bytes([1, 2, 3]).hex("-"), bytes.fromhex("010203") == b"\x01\x02\x03", list(b"\xff\x00"), b"ab" + bytes(2), bytes(range(3)) * 2)
def checksum(data): return sum((i + 1) * b for i, b in enumerate(data)) % 65521
def caesar(data, key): return bytes((b + key) % 256 for b in data)
def xor(data, key): return bytes(b ^ key[i % len(key)] for i, b in enumerate(data))
print(checksum(b"hello"), caesar(caesar(b"secret", 7), -7), xor(xor(b"message", b"key"), b"key"), xor(b"abc", b"\x01").hex())
def base64(data):
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    out = ""
    for i in range(0, len(data), 3):
        part = data[i:i + 3]; n = int.from_bytes(part + bytes(3 - len(part)), "big")
        out += "".join(letters[n >> shift & 63] for shift in (18, 12, 6, 0))[:len(part) + 1] + "=" * (3 - len(part))
    return out
print(base64(b"Man"), base64(b"Ma"), base64(b"hello world"), base64(b""))
class Tree:
    def __init__(self, *leaves): self.levels = [[hashlib.sha256(leaf).digest() for leaf in leaves]]
    def root(self):
        level = self.levels[0]
        while len(level) > 1: level = [hashlib.sha256(b"".join(level[i:i + 2])).digest() for i in range(0, len(level), 2)]
        return level[0].hex()[:16]
print(Tree(b"a", b"b", b"c").root(), Tree(b"a").root(), {hash(b"a") == hash("a"), hash(b"") == 0}, hash(b"abc"), hash((b"a", "b")))
