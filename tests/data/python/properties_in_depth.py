"""Properties: read only, computed, inherited, overridden in part, deleted, and on classes."""
class Temperature:
    """Degrees."""
    def __init__(self, celsius): self.celsius = celsius
    @property
    def celsius(self):
        "in Celsius"
        return self._celsius
    @celsius.setter
    def celsius(self, value):
        if value < -273.15: raise ValueError(f"{value} is too cold")
        self._celsius = value
    @celsius.deleter
    def celsius(self): print("deleted"); self._celsius = 0
    @property
    def fahrenheit(self): return self.celsius * 9 / 5 + 32
    @fahrenheit.setter
    def fahrenheit(self, value): self.celsius = (value - 32) * 5 / 9
    kelvin = property(lambda self: self.celsius + 273.15, doc="in Kelvin")
t = Temperature(20); print(t.celsius, t.fahrenheit, t.kelvin, Temperature.celsius.__doc__, Temperature.kelvin.__doc__)
t.fahrenheit = 212; print(t.celsius); t.celsius += 1; print(t.celsius); del t.celsius; print(t.celsius)
for wrong in (lambda: setattr(t, "kelvin", 1), lambda: delattr(t, "kelvin"), lambda: setattr(t, "celsius", -300), lambda: Temperature(-500)):
    try: wrong()
    except (AttributeError, ValueError) as error: print(type(error).__name__, error)
class Child(Temperature):
    @property
    def fahrenheit(self): return f"{super().fahrenheit} F"
    @Temperature.celsius.setter
    def celsius(self, value): self._celsius = round(value)
c = Child(3.7); print(c.celsius, c.fahrenheit)
try: c.fahrenheit = 5
except AttributeError as error: print(error)
print(isinstance(Temperature.celsius, property), Temperature.celsius.fset is not Child.celsius.fset, Temperature.celsius.fget(t), Temperature.kelvin.fset, vars(t), "celsius" in vars(Temperature))
class Meta(type):
    @property
    def count(cls): return len(cls.made)
class Counted(metaclass=Meta):
    made = []
    def __new__(cls): self = super().__new__(cls); cls.made.append(self); return self
Counted(); Counted(); print(Counted.count)
try: Counted().count
except AttributeError as error: print(error)
class Fails:
    @property
    def x(self): return self.missing
    def __getattr__(self, name): return f"<{name}>"
print(Fails().x, Fails().y)
