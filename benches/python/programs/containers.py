# Dictionaries and lists: by key and by place, filled, counted in, sorted, comprehended.
import time


def tally(rounds):
    totals = {}
    order = []
    for i in range(rounds):
        key = i * 7 % 1009
        totals[key] = totals.get(key, 0) + i
        order.append(key)
    names = {f"k{key}": key for key in range(500)}
    hits = 0
    for name in ["k1", "k499", "k77", "none"] * (rounds // 40):
        if name in names:
            hits += names[name]
    squares = [key * key for key in order if key % 3]
    for place in range(len(squares) - 1):
        squares[place] += squares[place + 1]
    order.sort()
    return sum(squares) + hits + len(totals) + order[len(order) // 2]


begun = time.process_time()
result = tally(300_000)
took = time.process_time() - begun
print(result)
print(took)
