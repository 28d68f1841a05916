"""json: values as text and back."""

import json

value = {"name": "Zoë", "n": [1, 2.5, -3e10, 1e100], "none": None, "yes": True, "no": False, "nested": {"a": [], "b": {}}}
text = json.dumps(value)
print(text)
print(json.loads(text) == value, json.dumps(value, ensure_ascii=False, sort_keys=True))
print(json.dumps(value, indent=2))
print(json.dumps([1, [2, 3]], indent="\t", separators=(",", ":")), json.dumps((1, 2)), json.dumps("a\"b\\c\n\t\x01/😀"))
print(json.dumps({1: "a", None: "b", True: "c", 1.5: "d"}), json.dumps(float("inf")), json.dumps([float("nan")]))
print(json.loads('  [1, -2, 3.5, 1E3, "x\\u00e9\\ud83d\\ude00\\n", true, null] '), json.loads('"\\/"'), json.loads("0"))
print(json.loads('{"a": {"b": [1, {}]}}'), json.loads("[]"), json.loads("1e2"), json.loads("-0"), json.loads(b'{"a": 1}'))
print(json.loads('{"x": 1, "y": 2}', object_hook=lambda d: sorted(d)), json.loads("[1.5]", parse_float=str))
print(json.loads('{"a": 1, "a": 2}', object_pairs_hook=list), json.loads("NaN") != 0, json.loads("-Infinity"))


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, Point):
            return {"x": o.x, "y": o.y}
        return super().default(o)


print(json.dumps([Point(1, 2)], cls=Encoder), json.dumps(Point(3, 4), default=vars), json.dumps({1, 2}, default=sorted))
print(json.dumps({(1, 2): 3, "a": 1}, skipkeys=True), json.JSONDecoder().raw_decode('{"a": 1} rest'))
for bad in ("", "{", '{"a"}', '{"a":}', "[1,]", '{"a": 1,}', "[1 2]", "tru", '"abc', "01", "1 2", '{a: 1}', '["\\x"]', "[1\n2]", '"\n"'):
    try:
        print(json.loads(bad))
    except json.JSONDecodeError as error:
        print(error, error.pos, error.lineno, error.colno)
ring = []
ring.append(ring)
for wrong in (lambda: json.dumps({1, 2}), lambda: json.dumps({"a": [object]}), lambda: json.dumps(ring),
              lambda: json.dumps({(1,): 2}), lambda: json.loads(5), lambda: json.dumps(float("inf"), allow_nan=False)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "__notes__", []))
