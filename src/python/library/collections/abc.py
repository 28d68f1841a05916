"""collections.abc: the abstract classes by their public name."""

from _collections_abc import *
from _collections_abc import __all__
