"""A traceback of an error that came of another, which nobody catches."""
class ConfigError(Exception):
    pass
def parse(text):
    return int(text)
def load(options):
    try:
        return {key: parse(value) for key, value in options.items()}
    except ValueError as error:
        error.add_note("only numbers are options")
        raise ConfigError(f"bad options: {sorted(options)}") from error
def main():
    print("loading")
    print(load({"a": "1"}))
    try:
        load({"b": "x"})
    finally:
        print("finally")
main()
