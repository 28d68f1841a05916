"""warnings: filters, once, errors, and who is blamed; logging with levels and handlers."""
import io, logging, sys, warnings
def old(): warnings.warn("old() is old", DeprecationWarning, stacklevel=2)
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    old(); warnings.warn("plain"); warnings.warn(UserWarning("an object")); warnings.warn("mine", RuntimeWarning)
print([(w.category.__name__, str(w.message), w.lineno) for w in seen])
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("default")
    for _ in range(3): warnings.warn("repeated")
    warnings.filterwarnings("ignore", message="ign"); warnings.warn("ignored one"); warnings.warn("Ignoble"); warnings.warn("shown")
print([str(w.message) for w in seen])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try: old()
    except DeprecationWarning as error: print("raised", error)
    warnings.filterwarnings("ignore", category=DeprecationWarning); old(); print("quiet")
for wrong in (lambda: warnings.warn("x", int), lambda: warnings.simplefilter("never"), lambda: warnings.warn("x", "UserWarning")):
    try: wrong()
    except (TypeError, ValueError) as error: print(type(error).__name__, error)
stream = io.StringIO()
log = logging.getLogger("app.part"); log.setLevel(logging.DEBUG); log.propagate = False
handler = logging.StreamHandler(stream); handler.setFormatter(logging.Formatter("%(levelname)-7s|%(name)s|%(message)s")); log.addHandler(handler)
log.debug("value %d of %s", 1, "x"); log.info("info"); log.warning("%(a)s", {"a": 5}); log.error("no args %s"); log.log(25, "between"); log.critical("bad")
handler.setLevel(logging.ERROR); log.info("hidden"); log.error("seen")
try: 1 / 0
except ZeroDivisionError: log.exception("failed with %r", "this")
print(stream.getvalue().replace(__file__, "FILE"))
print(log.getEffectiveLevel(), log.isEnabledFor(logging.DEBUG), log.parent.name, logging.getLevelName(30), logging.getLevelName("INFO"), logging.getLevelName(7), log.hasHandlers(), log is logging.getLogger("app.part"))
class Only(logging.Filter):
    def filter(self, record): return "keep" in record.getMessage()
stream.truncate(0); stream.seek(0); handler.setLevel(0); handler.addFilter(Only()); log.info("keep me"); log.info("drop me"); log.info("keep %s", "too"); print(stream.getvalue())
logging.disable(logging.INFO); log.info("keep off"); log.warning("keep on"); logging.disable(logging.NOTSET); print(stream.getvalue().splitlines()[-1])
logging.basicConfig(stream=sys.stdout, format="%(levelname)s:%(message)s", level=logging.INFO); logging.info("root %s", "info"); logging.debug("hidden"); logging.getLogger("child").warning("from a child")
class Listing(logging.Handler):
    def __init__(self): super().__init__(); self.records = []
    def emit(self, record): self.records.append((record.levelname, record.funcName, record.args))
listing = Listing(); quiet = logging.getLogger("quiet"); quiet.addHandler(listing); quiet.propagate = False
def inside(): quiet.warning("a %s", 1)
inside(); print(listing.records)
