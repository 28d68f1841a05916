def inner(values, index):
    return values[index] + 1


class Wrong(Exception):
    pass


def middle():
    try:
        inner([1, 2], 5)
    except IndexError as error:
        raise Wrong("not there") from error


def repeat(n):
    if n == 0:
        return middle()
    return repeat(n - 1)


def main():
    try:
        repeat(6)
    except Wrong:
        print("handled")
        {}["missing"]


async def never():
    pass


never()
print("before")
main()
