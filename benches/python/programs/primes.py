# A loop that counts, multiplies, divides and compares.
import time


def is_prime(number):
    if number < 2:
        return False
    divisor = 2
    while divisor * divisor <= number:
        if number % divisor == 0:
            return False
        divisor += 1
    return True


def count_primes(limit):
    found = 0
    for number in range(limit):
        if is_prime(number):
            found += 1
    return found


begun = time.process_time()
result = count_primes(60_000)
took = time.process_time() - begun
print(result)
print(took)
