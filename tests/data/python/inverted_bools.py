"""`~` of a bool still works, with a warning at each place."""
x = True

def f(): return ~x
print(f(), f())
print([~y for y in (False, 1)])
