# Exceptions: raised and caught here and three calls up, with `finally`, and not raised.
import time


class TooMuch(Exception):
    pass


def check(amount):
    if amount % 3 == 0:
        raise TooMuch(amount)
    return amount


def through(amount):
    try:
        return check(amount)
    finally:
        amount += 1


def collect(rounds):
    kept = lost = 0
    for amount in range(rounds):
        try:
            kept ^= through(amount)
        except TooMuch as error:
            lost ^= error.args[0]
        try:
            if amount % 5 == 0:
                raise ValueError(amount)
        except (KeyError, ValueError):
            lost += 1
    return kept + lost


begun = time.process_time()
result = collect(200_000)
took = time.process_time() - begun
print(result)
print(took)
