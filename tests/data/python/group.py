def fail(text):
    raise ValueError(text)


errors = []
for text in ("one", "two"):
    try:
        fail(text)
    except ValueError as error:
        error.add_note(f"note of {text}")
        errors.append(error)
number = 3
raise ExceptionGroup("several", errors + [ExceptionGroup("inner", [TypeError(str(number + 1))])])
