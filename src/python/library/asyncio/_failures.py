"""What a loop tells of exceptions that nobody catches."""

import traceback
from asyncio.log import logger

_TRACES = {"source_traceback": "Object", "handle_traceback": "Handle"}


def _line_of(key, value):
    if key in _TRACES:
        places = "".join(traceback.format_list(value)).rstrip()
        return f"{key}: {_TRACES[key]} created at (most recent call last):\n{places}"
    return f"{key}: {value!r}"


def tell(loop, context):
    """The handler of loops that have no other: it logs."""
    error = context.get("exception")
    handle = loop._current_handle
    if "source_traceback" not in context and handle is not None and handle._source_traceback:
        context["handle_traceback"] = handle._source_traceback
    lines = [context.get("message") or "Unhandled exception in event loop"]
    lines += [_line_of(key, context[key]) for key in sorted(context) if key not in ("message", "exception")]
    logger.error("\n".join(lines), exc_info=False if error is None else (type(error), error, error.__traceback__))


def _by_default(loop, context, trouble):
    try:
        loop.default_exception_handler(context)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:
        logger.error(trouble, exc_info=True)


def _context_of(context):
    """Whose variables the program's own handler sees."""
    for key in ("task", "future", "handle"):
        thing = context.get(key)
        if thing is not None:
            return thing.get_context() if hasattr(thing, "get_context") else None
    return None


def handle(loop, context):
    """Calls the loop's handler; one that fails is told of by the usual one."""
    own = loop.get_exception_handler()
    if own is None:
        _by_default(loop, context, "Exception in default exception handler")
        return
    try:
        variables = _context_of(context)
        if variables is None:
            own(loop, context)
        else:
            variables.run(own, loop, context)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        told = {"message": "Unhandled error in exception handler", "exception": error, "context": context}
        _by_default(
            loop, told,
            "Exception in default exception handler while handling an unexpected error in custom exception handler",
        )
