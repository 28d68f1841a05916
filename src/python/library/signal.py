"""signal: the names of signals, which end processes. A program of its own that runs at one
is refused by name."""

import os
from enum import IntEnum
from _prelude import _refuse


class Signals(IntEnum):
    SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE = 1, 2, 3, 4, 5, 6, 7, 8
    SIGKILL, SIGUSR1, SIGSEGV, SIGUSR2, SIGPIPE, SIGALRM, SIGTERM = 9, 10, 11, 12, 13, 14, 15
    SIGCHLD, SIGCONT, SIGSTOP = 17, 18, 19


class Handlers(IntEnum):
    SIG_DFL, SIG_IGN = 0, 1


globals().update(Signals.__members__)
globals().update(Handlers.__members__)

_WORDS = {
    1: "Hangup", 2: "Interrupt", 3: "Quit", 4: "Illegal instruction", 5: "Trace/breakpoint trap", 6: "Aborted",
    7: "Bus error", 8: "Floating point exception", 9: "Killed", 10: "User defined signal 1", 11: "Segmentation fault",
    12: "User defined signal 2", 13: "Broken pipe", 14: "Alarm clock", 15: "Terminated", 17: "Child exited",
    18: "Continued", 19: "Stopped (signal)",
}


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


def strsignal(signalnum, /):
    return _WORDS.get(signalnum)


def valid_signals():
    return set(Signals)


def getsignal(signalnum, /):
    return default_int_handler if signalnum == 2 else Handlers.SIG_IGN if signalnum == 13 else Handlers.SIG_DFL


def signal(signalnum, handler, /):
    if not isinstance(handler, int) and not callable(handler):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    last = getsignal(signalnum)
    if handler != last:
        _refuse("signal.signal() with anything but what is there already")
    return last


def raise_signal(signalnum, /):
    os.kill(os.getpid(), signalnum)


def alarm(seconds, /):
    _refuse("signal.alarm()")


def pause():
    _refuse("signal.pause()")
