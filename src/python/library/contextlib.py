"""contextlib: what is used with `with`."""

import sys
from abc import ABC, abstractmethod
from functools import wraps
from types import MethodType

__all__ = [
    "asynccontextmanager", "contextmanager", "closing", "nullcontext", "AbstractContextManager",
    "AbstractAsyncContextManager", "AsyncExitStack", "ContextDecorator", "ExitStack", "redirect_stdout",
    "redirect_stderr", "suppress", "aclosing", "AsyncContextDecorator",
]


class AbstractContextManager(ABC):
    __slots__ = ()

    def __enter__(self):
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, other):
        if cls is AbstractContextManager:
            return all(hasattr(other, name) for name in ("__enter__", "__exit__")) or NotImplemented
        return NotImplemented


class AbstractAsyncContextManager(ABC):
    __slots__ = ()

    async def __aenter__(self):
        return self

    @abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, other):
        if cls is AbstractAsyncContextManager:
            return all(hasattr(other, name) for name in ("__aenter__", "__aexit__")) or NotImplemented
        return NotImplemented


class ContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **keywords):
            with self._recreate_cm():
                return func(*args, **keywords)
        return inner


class AsyncContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        async def inner(*args, **keywords):
            async with self._recreate_cm():
                return await func(*args, **keywords)
        return inner


class _GeneratorContextManagerBase:
    def __init__(self, func, args, keywords):
        self.gen = func(*args, **keywords)
        self.func, self.args, self.kwds = func, args, keywords
        self.__doc__ = func.__doc__ or type(self).__doc__

    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds)


def _is_own_stop(error, value, stop):
    """Whether an error is what a stop of ours became on its way out of the generator."""
    return isinstance(value, stop) and error.__cause__ is value


class _GeneratorContextManager(_GeneratorContextManagerBase, AbstractContextManager, ContextDecorator):
    def __enter__(self):
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield")

    def __exit__(self, typ, value, traceback):
        if typ is None:
            for _ in self.gen:
                try:
                    raise RuntimeError("generator didn't stop")
                finally:
                    self.gen.close()
            return False
        if value is None:
            value = typ()
        try:
            self.gen.throw(value)
        except StopIteration as error:
            return error is not value
        except RuntimeError as error:
            if error is value:
                error.__traceback__ = traceback
                return False
            if _is_own_stop(error, value, StopIteration):
                value.__traceback__ = traceback
                return False
            raise
        except BaseException as error:
            if error is not value:
                raise
            error.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after throw()")
        finally:
            self.gen.close()


class _AsyncGeneratorContextManager(_GeneratorContextManagerBase, AbstractAsyncContextManager, AsyncContextDecorator):
    async def __aenter__(self):
        del self.args, self.kwds, self.func
        async for value in self.gen:
            return value
        raise RuntimeError("generator didn't yield")

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            async for _ in self.gen:
                try:
                    raise RuntimeError("generator didn't stop")
                finally:
                    await self.gen.aclose()
            return False
        if value is None:
            value = typ()
        try:
            await self.gen.athrow(value)
        except StopAsyncIteration as error:
            return error is not value
        except RuntimeError as error:
            if error is value:
                error.__traceback__ = traceback
                return False
            if _is_own_stop(error, value, (StopIteration, StopAsyncIteration)):
                value.__traceback__ = traceback
                return False
            raise
        except BaseException as error:
            if error is not value:
                raise
            error.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after athrow()")
        finally:
            await self.gen.aclose()


def contextmanager(func):
    @wraps(func)
    def helper(*args, **keywords):
        return _GeneratorContextManager(func, args, keywords)
    return helper


def asynccontextmanager(func):
    @wraps(func)
    def helper(*args, **keywords):
        return _AsyncGeneratorContextManager(func, args, keywords)
    return helper


class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class _Redirected(AbstractContextManager):
    """A name of `sys` that stands for something else; one may enter it several times."""

    def __init__(self, new_target):
        self._target, self._before = new_target, []

    def __enter__(self):
        self._before.append(vars(sys)[self._name])
        setattr(sys, self._name, self._target)
        return self._target

    def __exit__(self, *_):
        setattr(sys, self._name, self._before.pop())


class redirect_stdout(_Redirected):
    _name = "stdout"


class redirect_stderr(_Redirected):
    _name = "stderr"


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        if exctype is None or issubclass(exctype, self._exceptions):
            return exctype is not None
        if not issubclass(exctype, BaseExceptionGroup):
            return False
        others = excinst.split(self._exceptions)[1]
        if others is not None:
            raise others
        return True


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


class _BaseExitStack:
    def __init__(self):
        # The last one is the first to be left; whether it is awaited.
        self._exits = []

    def pop_all(self):
        new = type(self)()
        new._exits, self._exits = self._exits, []
        return new

    def push(self, exit):
        method = getattr(type(exit), "__exit__", None)
        self._exits.append((False, exit if method is None else MethodType(method, exit)))
        return exit

    def enter_context(self, cm):
        cls = type(cm)
        try:
            enter, leave = cls.__enter__, cls.__exit__
        except AttributeError:
            raise TypeError(
                f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol"
            ) from None
        result = enter(cm)
        self._exits.append((False, MethodType(leave, cm)))
        return result

    def callback(self, callback, /, *args, **keywords):
        def leave(exc_type, exc, tb):
            callback(*args, **keywords)

        self._exits.append((False, leave))
        return callback


def _fix_context(new, old, outer):
    """The context of an error of a later exit is the error before it."""
    while True:
        context = new.__context__
        if context is None or context is old:
            return
        if context is outer:
            break
        new = context
    new.__context__ = old


class ExitStack(_BaseExitStack, AbstractContextManager):
    def __enter__(self):
        return self

    def __exit__(self, *details):
        error, received = details[1], details[0] is not None
        outer, suppressed, pending = sys.exception(), False, False
        while self._exits:
            _, leave = self._exits.pop()
            try:
                kind, traceback = (None, None) if error is None else (type(error), error.__traceback__)
                if leave(kind, error, traceback):
                    suppressed, pending, error = True, False, None
            except BaseException as new:
                _fix_context(new, error, outer)
                pending, error = True, new
        if pending:
            fixed = error.__context__
            try:
                raise error
            except BaseException:
                error.__context__ = fixed
                raise
        return received and suppressed

    def close(self):
        self.__exit__(None, None, None)


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    async def enter_async_context(self, cm):
        cls = type(cm)
        try:
            enter, leave = cls.__aenter__, cls.__aexit__
        except AttributeError:
            raise TypeError(
                f"'{cls.__module__}.{cls.__qualname__}' object does not support the asynchronous context manager protocol"
            ) from None
        result = await enter(cm)
        self._exits.append((True, MethodType(leave, cm)))
        return result

    def push_async_exit(self, exit):
        method = getattr(type(exit), "__aexit__", None)
        self._exits.append((True, exit if method is None else MethodType(method, exit)))
        return exit

    def push_async_callback(self, callback, /, *args, **keywords):
        async def leave(exc_type, exc, tb):
            await callback(*args, **keywords)

        self._exits.append((True, leave))
        return callback

    async def aclose(self):
        await self.__aexit__(None, None, None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *details):
        error, received = details[1], details[0] is not None
        outer, suppressed, pending = sys.exception(), False, False
        while self._exits:
            is_awaited, leave = self._exits.pop()
            try:
                kind, traceback = (None, None) if error is None else (type(error), error.__traceback__)
                result = leave(kind, error, traceback)
                if is_awaited:
                    result = await result
                if result:
                    suppressed, pending, error = True, False, None
            except BaseException as new:
                _fix_context(new, error, outer)
                pending, error = True, new
        if pending:
            fixed = error.__context__
            try:
                raise error
            except BaseException:
                error.__context__ = fixed
                raise
        return received and suppressed
