"""Slices: of lists, texts, bytes, tuples, ranges, of one's own, and as objects."""
s, l, t, b, r = "abcdefg", [0, 1, 2, 3, 4], (0, 1, 2), b"xyz", range(10)
for key in (slice(None), slice(2), slice(-2, None), slice(None, None, 2), slice(None, None, -1), slice(5, 1, -2), slice(1, 100), slice(-100, 2), slice(3, 3), slice(None, -1)): print(s[key], l[key], t[key], b[key], r[key])
class Show:
    def __getitem__(self, key): return key
show = Show()
print(show[1:2], show[:], show[::2], show[1:2, 3], show[..., None], show[()], show[-1], show["a":"b"], show[1, ], show[[1]:{}], show[slice(1, 2)])
x = slice(1, 10, 2); print(x.start, x.stop, x.step, x.indices(5), slice(None, None, -1).indices(4), x == slice(1, 10, 2), hash(x) == hash(slice(1, 10, 2)), repr(slice("a")), slice(5).indices(3), slice(-3, None).indices(10))
for wrong in (lambda: s[1.0:], lambda: s[::0], lambda: l["a":], lambda: x.indices(-1) if False else slice(0, 1, 0).indices(3), lambda: {}[1:2], lambda: 5[1:], lambda: None[:], lambda: s["a"], lambda: s[9], lambda: t[3], lambda: b[5], lambda: r[10]):
    try: print(wrong())
    except (TypeError, ValueError, IndexError, KeyError) as error: print(type(error).__name__, error)
a = list(range(6)); a[1:3] = "xyz"; print(a); a[::2] = [9] * 4 if len(a[::2]) == 4 else a[::2]; print(a); a[2:2] = [7]; del a[:2]; print(a); a[-1:] = []; print(a); del a[::2]; print(a); a[:] = []; print(a); a[5:] = "ab"; print(a); a += a[:]; print(a)
for key, value in ((slice(0, 2, 2), [1, 2]), (slice(None, None, -1), [1]), (slice(0, 1), 5)):
    try: a[key] = value; print(a)
    except (ValueError, TypeError) as error: print(error)
class Matrix:
    def __init__(self, rows): self.rows = rows
    def __getitem__(self, key):
        match key:
            case int(i): return self.rows[i]
            case int(i), int(j): return self.rows[i][j]
            case slice() as rows, int(j): return [row[j] for row in self.rows[rows]]
            case slice() as rows, slice() as columns: return Matrix([row[columns] for row in self.rows[rows]])
            case slice() as rows: return Matrix(self.rows[rows])
            case _: raise TypeError(f"no such key: {key!r}")
    def __setitem__(self, key, value): i, j = key; self.rows[i][j] = value
    def __delitem__(self, key): del self.rows[key]
    def __repr__(self): return f"M{self.rows}"
m = Matrix([[1, 2, 3], [4, 5, 6], [7, 8, 9]]); print(m[0], m[1, 2], m[:, 0], m[1:, :2], m[::-1], m[-1, -1]); m[0, 0] = 100; del m[1]; print(m)
try: m["x"]
except TypeError as error: print(error)
print(s[::-1] == "".join(reversed(s)), l[:2] + l[2:] == l, [s[i:i + 3] for i in range(0, len(s), 3)], s[:-3][-2:], "racecar"[::-1], s[len(s):], s[1:][:1], (1, 2, 3)[::2], list(range(10)[2:8:3]), range(10)[-3:], bytes(b[::-1]), l[True], s[False:True])
