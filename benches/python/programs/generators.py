# Generators that are resumed: by a loop, by each other, and by values sent.
import time


def numbers(end):
    number = 0
    while number < end:
        yield number
        number += 1


def every_other(items):
    for item in items:
        if item % 2:
            yield item


def both(end):
    yield from numbers(end)
    yield from every_other(numbers(end))


def average():
    count = total = 0
    while True:
        total += yield total
        count += 1


def resume(rounds):
    total = 0
    for item in both(rounds):
        total ^= item
    sink = average()
    next(sink)
    for item in range(rounds):
        total ^= sink.send(item & 15)
    return total + sum(1 for _ in range(rounds))


begun = time.process_time()
result = resume(300_000)
took = time.process_time() - begun
print(result)
print(took)
