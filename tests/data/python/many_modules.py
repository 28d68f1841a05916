"""Smaller modules: math, heapq, bisect, operator, string, textwrap, statistics,
hashlib, zlib, contextvars, weakref, types, atexit, io, os.path, sys."""

import atexit
import bisect
import contextvars
import hashlib
import heapq
import io
import keyword
import math
import operator
import os
import statistics
import string
import sys
import textwrap
import types
import weakref
import zlib

print(math.comb(10, 3), math.perm(5, 2), math.prod([2, 3]), math.fsum([0.1] * 10), math.isclose(1.0, 1.0 + 1e-12))
print(math.atan2(1, 2), math.lcm(4, 6), math.dist((0, 0), (3, 4)), math.remainder(7, 3), math.modf(-2.5), math.frexp(10))
print(math.ldexp(0.5, 3), math.degrees(1), math.radians(180), math.copysign(1, -0.0), math.fmod(-7, 3), math.ulp(1.0))
print(math.gamma(5), math.lgamma(10), math.asin(1), math.acos(0.5), math.sinh(1), math.nextafter(1, 2), math.trunc(-2.7))
heap = [5, 1, 4]
heapq.heapify(heap)
heapq.heappush(heap, 2)
print(heap, heapq.heappop(heap), heapq.heappushpop(heap, 0), heapq.heapreplace(heap, 9), heap)
print(heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, "hello"), list(heapq.merge([1, 4], [2, 3], reverse=False)))
print(list(heapq.merge(["bb", "a"], ["ccc"], key=len, reverse=True)), [heapq.heappop(heap) for _ in range(len(heap))])
sorted_list = [1, 3, 3, 7]
print(bisect.bisect(sorted_list, 3), bisect.bisect_left(sorted_list, 3), bisect.bisect([1, 2], 0, key=lambda x: -x))
bisect.insort(sorted_list, 5)
print(sorted_list, operator.itemgetter(1, 0)("ab"), operator.attrgetter("real")(3), operator.methodcaller("upper")("a"))
print(operator.add(1, 2), operator.itemgetter(0), operator.contains([1], 1), operator.countOf([1, 1], 1), operator.index(True))
print(string.ascii_lowercase[:3], string.digits, string.punctuation, string.capwords("a bc d"))
print(string.Template("$who has ${n} $$").substitute(who="x", n=2), string.Template("$a $b").safe_substitute(a=1))
print(textwrap.fill("The quick brown fox jumps over the lazy dog.", 20, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten("Hello wide world", 12), textwrap.dedent("  a\n    b\n"), textwrap.indent("x\ny", "> "))
print(textwrap.wrap("well-known words-and-such supercalifragilistic", 12))
print(statistics.mean([1, 2, 4]), statistics.median([5, 1, 3, 2]), statistics.stdev([1.5, 2.5, 4.0]), statistics.mode("aab"))
print(statistics.pvariance([1, 2, 3]), statistics.quantiles([1, 2, 3, 4, 5]), statistics.fmean([1, 2]), statistics.multimode("aabb"))
for name in ("md5", "sha1", "sha256", "sha512"):
    digest = hashlib.new(name, b"some ")
    digest.update(b"bytes" * 40)
    print(name, digest.hexdigest(), digest.digest_size)
print(zlib.crc32(b"hello"), zlib.adler32(b"hello"), zlib.decompress(zlib.compress(b"ab" * 500)) == b"ab" * 500)
variable = contextvars.ContextVar("variable", default="none")
token = variable.set("set")
context = contextvars.copy_context()
print(variable.get(), context.run(lambda: (variable.set("inside"), variable.get())[1]), variable.get(), context[variable])
variable.reset(token)
print(variable.get(), len(context))


class Thing:
    def method(self):
        return 1


thing = Thing()
reference = weakref.ref(thing, lambda _: print("gone"))
values, items = weakref.WeakValueDictionary(a=thing), weakref.WeakSet([thing])
print(reference() is thing, len(values), len(items), weakref.getweakrefcount(thing))
del thing
print(reference(), len(values), len(items))
space = types.SimpleNamespace(a=1, b="x")
space.c = 2
print(space, space == types.SimpleNamespace(a=1, b="x", c=2), types.MethodType(lambda self: self, 5)())
view = types.MappingProxyType({"a": 1})
print(view["a"], view, isinstance(Thing.method, types.FunctionType), types.NoneType, types.GeneratorType.__name__)
buffer = io.StringIO("one\ntwo\n")
print(buffer.readline(), list(buffer), buffer.read() == "", io.BytesIO(b"abc").read(2), keyword.iskeyword("for"))
print(os.path.join("a", "b", "/c", "d"), os.path.splitext("a/b.tar.gz"), os.path.split("/x/y"), os.path.normpath("a/./b/../c"))
print(sys.version_info[:2], sys.version_info.major, sys.maxsize, sys.getsizeof([]), sys.getsizeof("abc"), sys.byteorder)
print(sys.getrecursionlimit(), sys.getswitchinterval(), sys.platform, sys.float_info.max)
atexit.register(print, "first registered, last called")
atexit.register(lambda: print("last registered, first called"))
print("end", file=sys.stderr)
sys.stdout.write("written\n")
