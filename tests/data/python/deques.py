"""collections.deque: both ends, a bound, and what a list would not allow."""

from collections import deque

line = deque(["b", "c"])
line.append("d")
line.appendleft("a")
print(line, len(line), line[0], line[-1])
print(line.pop(), line.popleft(), list(line))

last = deque(range(10), maxlen=3)
print(last, last.maxlen)
last.appendleft(0)
print(last)
last.extend([5, 6])
print(last, 6 in last, 99 in last)

turned = deque("abcde")
turned.rotate(2)
print("".join(turned))
turned.rotate(-3)
print("".join(turned))
turned.extendleft("xy")
print(turned, turned.count("x"), turned.index("a"))
turned.insert(1, "-")
turned.remove("c")
del turned[0]
turned[0] = "+"
turned.reverse()
print(turned)

print(deque([1, 2]) == deque([1, 2]), deque([1]) == [1], deque([1, 2]) < deque([1, 3]))
print(deque([1]) + deque([2]), deque([1, 2]) * 2, bool(deque()))
copy = turned.copy()
copy.clear()
print(len(copy), len(turned), list(reversed(turned)))

for wrong in (
    lambda: deque().pop(), lambda: deque().popleft(), lambda: deque()[0], lambda: deque([1]).remove(2),
    lambda: deque(maxlen=-1), lambda: deque([1, 2], maxlen=2).insert(0, 3), lambda: deque(5),
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)

changing = deque([1, 2, 3])
try:
    for item in changing:
        changing.append(item)
except RuntimeError as error:
    print(error)

# As a queue: many steps, in order.
queue = deque()
total = 0
for number in range(3000):
    queue.append(number)
    if number % 3 == 0:
        total += queue.popleft()
print(len(queue), total, queue[0], queue[-1])
nested = deque([1])
nested.append(nested)
print(nested)
