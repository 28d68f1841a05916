"""What the `__init__` of a dataclass does: it finds the fields' values among its
arguments. Frames of it are not seen, as CPython's has only its own."""

_NOTHING = object()


class _Initialiser:
    """Knows each field: its name, whether `__init__` takes it, whether only by
    keyword, whether it has a default, that, its factory, and whether it is only
    handed on."""

    __slots__ = ("_fields", "_name", "_frozen", "_has_post", "_positional", "_known")

    def __init__(self, fields, name, frozen, has_post):
        self._fields, self._name, self._frozen, self._has_post = fields, name, frozen, has_post
        self._positional = [one for one in fields if one[1] and not one[2]]
        self._known = frozenset([one[0] for one in fields if one[1]])

    def __call__(self, owner, args, keywords):
        positional = self._positional
        if len(args) > len(positional):
            self._too_many(args, keywords)
        values = {}
        for at in range(len(args)):
            values[positional[at][0]] = args[at]
        for name in keywords:
            if name in values:
                raise TypeError(f"{self._name}() got multiple values for argument '{name}'")
            if name not in self._known:
                raise TypeError(f"{self._name}() got an unexpected keyword argument '{name}'")
            values[name] = keywords[name]
        handed = []
        for name, taken, by_keyword, has_default, default, factory, kind in self._fields:
            value = values.get(name, _NOTHING)
            if value is _NOTHING:
                if factory is not None:
                    value = factory()
                elif has_default:
                    value = default
                elif not taken:
                    continue
                else:
                    self._missing(values)
            if kind == 1:
                handed.append(value)
            elif self._frozen:
                object.__setattr__(owner, name, value)
            elif taken or factory is not None:
                setattr(owner, name, value)
        if self._has_post:
            owner.__post_init__(*handed)

    def _too_many(self, args, keywords):
        most = len(self._positional) + 1
        least = 1 + len([one for one in self._positional if not one[3] and one[5] is None])
        takes = f"{most}" if most == least else f"from {least} to {most}"
        plural = "" if most == 1 else "s"
        given = len(args) + 1
        raise TypeError(f"{self._name}() takes {takes} positional argument{plural} but {given} were given")

    def _missing(self, values):
        for by_keyword, kind in ((False, "positional"), (True, "keyword-only")):
            names = [
                repr(one[0]) for one in self._fields
                if one[1] and one[2] == by_keyword and one[0] not in values and not one[3] and one[5] is None
            ]
            if names:
                plural = "" if len(names) == 1 else "s"
                if len(names) == 1:
                    text = names[0]
                elif len(names) == 2:
                    text = f"{names[0]} and {names[1]}"
                else:
                    text = ", ".join(names[:-1]) + f", and {names[-1]}"
                raise TypeError(f"{self._name}() missing {len(names)} required {kind} argument{plural}: {text}")
