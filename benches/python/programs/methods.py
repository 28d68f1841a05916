# Objects: made, asked by methods, their attributes read and changed, an overridden method.
import time


class Body:
    def __init__(self, place, speed):
        self.place = place
        self.speed = speed
        self.steps = 0

    def pull(self):
        return 1

    def step(self, ticks):
        self.speed += self.pull()
        self.place = (self.place + self.speed * ticks) % 1009
        self.steps += 1
        return self.place


class Heavy(Body):
    def pull(self):
        return 3


def simulate(rounds):
    bodies = [Body(1, 2), Heavy(3, 4), Body(5, 6)]
    total = 0
    for tick in range(rounds):
        for body in bodies:
            total += body.step(tick) % 7
        if tick % 8 == 0:
            bodies[tick % 3] = Heavy(tick, total % 5)
    return total + sum(body.steps for body in bodies)


begun = time.process_time()
result = simulate(200_000)
took = time.process_time() - begun
print(result)
print(took)
