"""random: CPython's numbers for CPython's seeds."""

import random

random.seed(42)
print(random.random(), random.randint(1, 100), random.randrange(0, 100, 7), random.randrange(10))
print(random.choice("abcdef"), random.choices("abc", k=5), random.choices([1, 2, 3], weights=[1, 2, 7], k=5))
print(random.sample(range(100), 5), random.sample("abcdefgh", 3), random.sample(["x", "y"], counts=[3, 2], k=3))
cards = list(range(10))
random.shuffle(cards)
print(cards)
print(random.uniform(1, 10), random.gauss(0, 1), random.gauss(5, 2), random.expovariate(0.5))
print(random.normalvariate(0, 1), random.lognormvariate(0, 1), random.triangular(0, 10, 3), random.betavariate(2, 3))
print(random.gammavariate(2, 3), random.gammavariate(0.5, 1), random.paretovariate(3), random.weibullvariate(1, 2))
print(random.vonmisesvariate(1, 2), random.binomialvariate(10, 0.3), random.binomialvariate(200, 0.4))
print(random.getrandbits(8), random.getrandbits(100), random.randbytes(4))
for seed in (0, 1, -1, 2**80, "text", b"bytes", 3.5, "ä"):
    random.seed(seed)
    print(seed, random.random(), random.getrandbits(16))
own = random.Random(7)
state = own.getstate()
first = [own.random() for _ in range(3)]
own.setstate(state)
print(first == [own.random() for _ in range(3)], len(state[1]), state[0])
print([random.Random(3).randint(1, 6) for _ in range(2)], random.Random("x").choice([1, 2, 3]))
many = random.Random(99)
print(sum(many.random() for _ in range(2000)), many.sample(range(10**6), 4))
for wrong in (
    lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.sample([1], 2),
    lambda: random.randrange(0), lambda: random.sample({1, 2}, 1), lambda: random.choices([1], weights=[0]),
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
