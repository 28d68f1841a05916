"""Statements: which way finally, else, break, continue and return go."""
def flow(how):
    for number in range(3):
        try:
            if how == "raise": raise ValueError(how)
            if how == "return": return f"tried {number}"
            if how == "break": break
            if how == "continue": continue
        except ValueError as error:
            print("except", error, end="; ")
        else:
            print("else", end="; ")
        finally:
            print("finally", number, end="; ")
    else:
        print("loop's else", end="; ")
    return "the end"
for how in ("raise", "return", "break", "continue", "nothing"): print(how, ":", flow(how))
def returns_last():
    try: return "try"
    finally: return "finally"
def swallows():
    try: 1 / 0
    finally: return "swallowed"
def breaks():
    while True:
        try: 1 / 0
        finally: break
    return "left by break"
def continues():
    for i in range(2):
        try: return i
        finally: continue
    return "went on"
def changes():
    x = 1
    try: return x
    finally: x = 2
def changes_list():
    x = [1]
    try: return x
    finally: x.append(2)
def nested():
    try:
        try: raise KeyError("inner")
        finally: print("first", end=" ")
    except KeyError:
        print("second", end=" ")
        try: return "value"
        finally: print("third", end=" ")
    finally: print("fourth", end=" ")
print(returns_last(), swallows(), breaks(), continues(), changes(), changes_list(), nested())
def replaced():
    try: raise ValueError("lost")
    finally: raise KeyError("instead")
try: replaced()
except KeyError as error: print(repr(error), repr(error.__context__))
def handled_name():
    e = "before"
    try: raise ValueError
    except ValueError as e: pass
    try: return e
    except NameError as error: return str(error)
print(handled_name())
def in_else():
    try: pass
    except ValueError: print("not here")
    else: raise ValueError("from else")
    finally: print("finally all the same", end=" ")
try: in_else()
except ValueError as error: print(error)
def which(error, *classes):
    try: raise error
    except classes as caught: return "caught " + type(caught).__name__
    except: return "bare"
print(which(KeyError(), LookupError), which(KeyError(), ValueError, KeyError), which(KeyError()), which(KeyboardInterrupt(), Exception))
for wrong in (5, "x", (ValueError, 5), [ValueError], None):
    try:
        try: raise ValueError("v")
        except wrong: print("never")
    except TypeError as error: print(error, "|", repr(error.__context__))
def with_loops():
    for i in range(3):
        for j in range(3):
            try:
                if j == 1: break
                if i == 1: continue
            finally: print(i, j, end="; ")
        else: print("never")
    i = 0
    while i < 2: i += 1
    else: print("while's else", end=" ")
    while i < 5:
        i += 1
        if i == 4: break
    else: print("never")
    return i
print(with_loops())
import sys
def seen():
    try: raise ValueError(1)
    except ValueError:
        inside = sys.exc_info()[0].__name__
        try: raise KeyError(2)
        except KeyError: deeper = sys.exc_info()[0].__name__
        return inside, deeper, sys.exc_info()[0].__name__, sys.exception()
print(seen(), sys.exc_info(), sys.exception())
