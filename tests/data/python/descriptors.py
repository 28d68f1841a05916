"""Attributes whose reading runs Python code, and what is called of it."""


class Callable:
    def __init__(self, owner):
        self.owner = owner

    def __call__(self, *args):
        return type(self.owner).__name__, args


class Getter:
    def __get__(self, owner, cls=None):
        return self if owner is None else Callable(owner)


class Both:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, owner, cls=None):
        return self if owner is None else getattr(owner, self.name, "unset")

    def __set__(self, owner, value):
        if value == "bad":
            raise ValueError("refused")
        setattr(owner, self.name, value)

    def __delete__(self, owner):
        delattr(owner, self.name)


class Owner:
    act = Getter()
    data = Both()

    @property
    def action(self):
        return Callable(self)

    def __getattr__(self, name):
        if name.startswith("auto_"):
            return Callable(self)
        raise AttributeError(name)


owner = Owner()
print(owner.act(1), owner.action(2), owner.auto_x(3), Owner().act(), Owner().action(), Owner().auto_y())
print(owner.data)
owner.data = 5
print(owner.data, owner.__dict__)
del owner.data
print(owner.data, type(Owner.data).__name__, type(Owner.act).__name__)
for wrong in (lambda: setattr(owner, "data", "bad"), lambda: owner.nothing, lambda: owner.act.none, lambda: delattr(owner, "data")):
    try:
        wrong()
    except (ValueError, AttributeError) as error:
        print(type(error).__name__, error)


class Child(Owner):
    @property
    def action(self):
        return lambda: ("child", super(Child, self).action())

    def through(self):
        return super().act(9), super().action(8)


print(Child().action(), Child().through())
print(property.__get__(Owner.action, owner)(1), Owner.action.fget(owner)(2))


class Meta(type):
    def __call__(cls, *args):
        made = super().__call__(*args)
        made.stamp = cls.__name__
        return made

    def __init__(cls, name, bases, namespace, **keywords):
        super().__init__(name, bases, namespace)
        cls.made_by = "meta"

    def __instancecheck__(cls, value):
        return value == 5

    def __contains__(cls, item):
        return item == "in"

    def __iter__(cls):
        return iter([1, 2])

    def __len__(cls):
        return 7

    def __getitem__(cls, key):
        return key * 2


class Made(metaclass=Meta):
    def __init__(self, x):
        self.x = x


print(Made(3).stamp, Made.made_by, isinstance(5, Made), isinstance(6, Made), "in" in Made, list(Made), len(Made), Made[4])
print(type(Made).__name__, isinstance(Made, Meta), Made(1).x)


class Words(dict):
    def __init__(self, *args, **keywords):
        super().__init__()
        self.update(*args, **keywords)
        self.seen = True

    def __missing__(self, key):
        return key.upper()


words = Words({"a": 1}, b=2)
print(words, words["zz"], words.seen, len(words), isinstance(words, dict))


class Numbers(list):
    pass


class Table(dict):
    pass


print(Numbers(x for x in "ab"), type(Numbers((1, 2))).__name__, Table([("a", 1)]), type(Table([("a", 1)])).__name__, Table(x=1))
print(int.from_bytes(b"\xff\xfe", "big", signed=True), (-2).to_bytes(2, "little", signed=True), int.from_bytes(b"\x01\x02"))
