"""Objects as bytes for other processes."""

import copyreg
import pickle

__all__ = ["ForkingPickler", "dump", "register"]


class ForkingPickler(pickle.Pickler):
    """Pickles as `pickle` does, and some things more. What stands for something of the
    system says itself how it crosses to another process."""

    _more = {}
    loads = staticmethod(pickle.loads)

    @classmethod
    def register(cls, type, reduce):
        cls._more[type] = reduce

    @classmethod
    def dumps(cls, obj, protocol=None):
        pickler = cls()
        if cls._more:
            pickler.dispatch_table = copyreg.dispatch_table | cls._more
        return pickler.dump(obj)


def dump(obj, file, protocol=None):
    file.write(ForkingPickler.dumps(obj, protocol))


register = ForkingPickler.register
