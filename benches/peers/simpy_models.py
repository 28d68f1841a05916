"""The bench's two models in SimPy: `round-robin TURNS THREADS` and `queue CUSTOMERS SERVERS`.

Prints the seconds that the run took. No part of Interleave.
"""

import random
import sys
import time

import simpy


def round_robin(turns, threads):
    env = simpy.Environment()
    core = simpy.Resource(env)

    def thread():
        for _ in range(turns // threads):
            with core.request() as has_core:
                yield has_core
                yield env.timeout(4_000_000)

    for _ in range(threads):
        env.process(thread())
    return env


def queue(customers, servers):
    env = simpy.Environment()
    station = simpy.Resource(env, servers)
    chance = random.Random(1)

    def customer():
        with station.request() as has_server:
            yield has_server
            yield env.timeout(chance.expovariate(1 / (900 * servers)))

    def source():
        for _ in range(customers):
            yield env.timeout(chance.expovariate(1 / 1000))
            env.process(customer())

    env.process(source())
    return env


model, *numbers = sys.argv[1:]
env = {"round-robin": round_robin, "queue": queue}[model](*map(int, numbers))
begun = time.perf_counter()
env.run()
print(time.perf_counter() - begun)
