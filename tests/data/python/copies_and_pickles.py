"""copy, pickle and json: what is shared, what is made again, and what cannot be."""
import copy, json, pickle
class P:
    def __init__(self, x, y): self.x, self.y = x, y
    def __eq__(self, o): return vars(self) == vars(o)
    def __repr__(self): return f"P({self.x}, {self.y})"
a = P([1, 2], {"k": [3]}); shallow, deep = copy.copy(a), copy.deepcopy(a); a.x.append(9); a.y["k"].append(9)
print(shallow, deep, shallow.x is a.x, deep == a, copy.copy((1, [2])), copy.deepcopy({1: {2}}), copy.copy([1]) is not [1])
l = [1]; l.append(l); c = copy.deepcopy(l); print(c[1] is c, c is l, copy.copy(l)[1] is l)
shared = [0]; pair = copy.deepcopy([shared, shared]); print(pair[0] is pair[1], copy.deepcopy(print) is print, copy.deepcopy(5), copy.deepcopy(P) is P)
class Own:
    def __copy__(self): return "own copy"
    def __deepcopy__(self, memo): return f"own deep copy {len(memo)}"
print(copy.copy(Own()), copy.deepcopy(Own()), copy.deepcopy([Own()]))
class State:
    def __init__(self): self.kept, self.dropped = 1, 2
    def __getstate__(self): return {"kept": self.kept}
    def __setstate__(self, state): self.__dict__.update(state, restored=True)
class Reduced:
    def __init__(self, n): self.n = n
    def __reduce__(self): return Reduced, (self.n * 2,)
class Slots:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1
print(vars(copy.copy(State())), copy.copy(Reduced(2)).n, copy.copy(Slots()).a, pickle.loads(pickle.dumps(a)) == a, vars(pickle.loads(pickle.dumps(State()))), pickle.loads(pickle.dumps(Reduced(1))).n)
for value in (None, True, 10 ** 30, -1, 1.5, "é", b"x", (1, (2,)), [1, [2]], {"a": {1: 2}}, {1, 2}, frozenset({3}), range(3), P, len):
    again = pickle.loads(pickle.dumps(value)); print(again == value, type(again) is type(value), end="; ")
print()
for wrong in (lambda: 0, (x for x in ()), open if False else type("Local", (), {})()):
    try: pickle.dumps(wrong); print("fine")
    except (pickle.PicklingError, TypeError, AttributeError) as error: print(type(error).__name__)
print(json.dumps({"a": [1, 2.5, None, True], "b": {"c": "é\n\"q\""}, 5: 6, None: 1, 1.5: 2}), json.dumps([1, {"x": ()}], indent=2), json.dumps({"b": 1, "a": 2}, sort_keys=True, separators=(",", ":")), json.dumps("é", ensure_ascii=False), json.dumps(float("inf")), json.dumps([]), json.dumps({}, indent=1))
print(json.loads('{"a": [1, 2.0, -3e2, null, true, "\\u00e9\\n"], "b": {}}'), json.loads(" [1 , 2 ] "), json.loads('"x"'), json.loads("1E2"), json.loads('{"a":1,"a":2}'), json.loads("[1]", parse_int=str), json.loads('{"x": 1}', object_hook=lambda d: list(d)), json.loads("NaN"))
for wrong in ("", "{", "[1,]", "{'a': 1}", '{"a" 1}', "nul", '"a', "[1 2]", "01", '{"a":}', "1 2", '"\x01"', "[", "tru"):
    try: json.loads(wrong)
    except json.JSONDecodeError as error: print(error, "|", error.pos, error.lineno)
for wrong in ({1, 2}, object(), {(1,): 2}, b"x", 1j if False else {"a": {3}}):
    try: json.dumps(wrong)
    except TypeError as error: print(error)
class Encoder(json.JSONEncoder):
    def default(self, o): return sorted(o) if isinstance(o, set) else super().default(o)
print(json.dumps({"s": {2, 1}}, cls=Encoder), json.dumps({1, 2}, default=list), json.dumps({(1,): 2, "k": 1}, skipkeys=True), json.loads(json.dumps({"nested": [[[]]]})))
