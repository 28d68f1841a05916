"""logging, warnings and traceback, to standard output and standard error."""

import io
import logging
import sys
import traceback
import warnings

logging.warning("before any set-up")
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)-8s|%(name)s|%(message)s|%(funcName)s:%(lineno)d", force=True)
logging.info("hello %s and %d", "you", 3)
logging.debug("not seen")
log = logging.getLogger("app.db")


def inside():
    log.warning("careful")
    log.error("with %(a)s", {"a": 1})


inside()
print(log, log.parent, logging.getLogger("app").getChild("x").name, log.isEnabledFor(10), log.getEffectiveLevel())
log.setLevel("DEBUG")
log.debug("now seen")
log.log(25, "between")
errors = logging.StreamHandler()
log.addHandler(errors)
log.propagate = False
try:
    1 / 0
except ZeroDivisionError:
    log.exception("failed")
log.removeHandler(errors)
text = io.StringIO()
handler = logging.StreamHandler(text)
handler.setFormatter(logging.Formatter("{levelname}:{message}", style="{"))
handler.setLevel(logging.ERROR)
handler.addFilter(lambda record: "secret" not in record.msg)
log.addHandler(handler)
log.propagate = False
log.error("kept")
log.error("secret")
log.info("too low")
print(repr(text.getvalue()), handler, logging.getLevelName(30), logging.getLevelName("INFO"))
adapter = logging.LoggerAdapter(log, {"user": "me"})
adapter.critical("adapted")
print(text.getvalue().splitlines()[-1], logging.root, len(log.handlers))
logging.disable(logging.CRITICAL)
log.critical("disabled")


def old():
    warnings.warn("old() is going", DeprecationWarning, stacklevel=2)


warnings.warn("look here")
for _ in range(2):
    old()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    old()
    old()
    print(len(caught), caught[0].category.__name__, str(caught[0].message))
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("now an error", RuntimeWarning)
    except RuntimeWarning as error:
        print(type(error).__name__, error)
warnings.filterwarnings("ignore", message="look")
warnings.warn("look away")


def outer():
    raise KeyError("deep")


try:
    outer()
except KeyError as error:
    print(traceback.format_exc().splitlines()[-1])
    print(traceback.format_exception_only(error), traceback.extract_tb(error.__traceback__)[-1].name)
    print("".join(traceback.format_exception(error)) == traceback.format_exc())
    traceback.print_exc()
print(traceback.format_exc())
