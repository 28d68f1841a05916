"""Programs of states: a vending machine, a traffic light, a parser of brackets, an elevator."""
class Machine:
    table = {("idle", "coin"): ("paid", "thanks"), ("paid", "coin"): ("paid", "refund"), ("paid", "push"): ("idle", "here you are")}
    def __init__(self): self.state, self.log = "idle", []
    def feed(self, event):
        try: self.state, said = self.table[self.state, event]
        except KeyError: said = f"{event!r} means nothing when {self.state}"
        self.log.append(said); return self
m = Machine()
for event in ("push", "coin", "coin", "push"): m.feed(event)
print(m.state, m.log, Machine().feed("coin").feed("push").log)
def light():
    while True:
        for color, time in (("green", 3), ("yellow", 1), ("red", 2)):
            for left in range(time, 0, -1):
                if (yield color, left) == "reset": return "off"
g = light(); print([next(g) for _ in range(7)])
try: g.send("reset")
except StopIteration as stop: print(stop.value)
def balanced(text, pairs={")": "(", "]": "[", "}": "{"}):
    stack = []
    for at, c in enumerate(text):
        if c in pairs.values(): stack.append((c, at))
        elif c in pairs:
            if not stack or stack.pop()[0] != pairs[c]: return f"{c!r} at {at} does not fit"
    return f"{stack[-1][0]!r} at {stack[-1][1]} is open" if stack else "fine"
for text in ("([]{})", "(]", "((", ")", "", "a(b[c]d)e"): print(repr(text), balanced(text))
def tokens(text):
    state, word = "outside", ""
    for c in text + " ":
        match state, c:
            case "outside", " ": pass
            case "outside", '"': state = "quoted"
            case "outside", _: state, word = "word", c
            case "word", " ": yield word; state, word = "outside", ""
            case "quoted", '"': yield f"<{word}>"; state, word = "outside", ""
            case _: word += c
    if state == "quoted": raise ValueError("a quote is open")
print(list(tokens('one "two three" four ""')))
try: list(tokens('"open'))
except ValueError as error: print(error)
class Lift:
    def __init__(self): self.floor, self.path = 0, [0]
    def go(self, *floors):
        for floor in sorted(floors, reverse=floors[0] < self.floor):
            while self.floor != floor: self.floor += 1 if floor > self.floor else -1; self.path.append(self.floor)
        return self
print(Lift().go(2, 4, 1).go(3).path)
def brainfuck(code, data=""):
    jumps, stack = {}, []
    for at, c in enumerate(code):
        if c == "[": stack.append(at)
        elif c == "]": jumps[at] = stack.pop(); jumps[jumps[at]] = at
    tape, at, pc, out, data = [0] * 20, 0, 0, "", iter(data)
    while pc < len(code):
        match code[pc]:
            case ">": at += 1
            case "<": at -= 1
            case "+": tape[at] = (tape[at] + 1) % 256
            case "-": tape[at] = (tape[at] - 1) % 256
            case ".": out += chr(tape[at])
            case ",": tape[at] = ord(next(data, "\0"))
            case "[" if not tape[at]: pc = jumps[pc]
            case "]" if tape[at]: pc = jumps[pc]
        pc += 1
    return out
print(brainfuck("++++++++[>++++++++<-]>+.+.+."), brainfuck(",[.,]", "echo"))
