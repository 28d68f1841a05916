# Strings: formatted, joined, appended to, split, compared, looked through.
import time


def build(rounds):
    lines = []
    for i in range(rounds):
        lines.append(f"{i}:{i * 2} {'even' if i % 2 == 0 else 'odd'}")
    text = ",".join(lines)
    copy = ""
    for character in text[:rounds]:
        copy += character
    words = 0
    for line in text.split(","):
        left, right = line.split(" ")
        if right == "even" and left.startswith("1"):
            words += len(left)
    shouted = text.upper().replace("EVEN", "E").count("E")
    return len(copy) + words + shouted


begun = time.process_time()
result = build(200_000)
took = time.process_time() - begun
print(result)
print(took)
