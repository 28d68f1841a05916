class Thing:
    colour = 1

    def __init__(self):
        self.position = 0


counter = 1
for text in ("Thing().colur", "Thing().postion", "countr", "[].appendd", "Thing.xyzzy"):
    print(text)
try:
    Thing().colur
except AttributeError as error:
    print(error)


def compute(first, second):
    return (first *
            second) / (first - second)


print(compute(3, 2))
print(countr)
