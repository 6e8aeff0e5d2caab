"""What to do when the terminal closes, or the program is told to end or to stop for a while."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class HungUpError(Exception):
    """The program was told to end while it waited for words."""


@contextmanager
def on_hangup(act: Callable[[], None]) -> Iterator[None]:
    """Call `act` on SIGHUP and SIGTERM instead of dying; what was ignored (nohup) stays ignored."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    former = {number: signal.getsignal(number) for number in _deadly_signals()}
    caught = {number: handler for number, handler in former.items() if handler != signal.SIG_IGN}
    for number in caught:
        signal.signal(number, lambda _number, _frame: act())
    try:
        yield
    finally:
        for number, handler in caught.items():
            signal.signal(number, handler)


@contextmanager
def on_suspend(before: Callable[[], None], after: Callable[[], None]) -> Iterator[None]:
    """Call `before` on Ctrl-Z and then stop, and `after` when the program is let go on."""
    number = getattr(signal, "SIGTSTP", None)  # Windows has none
    if number is None or threading.current_thread() is not threading.main_thread():
        yield
        return

    def suspend(_number: int, _frame: object) -> None:
        before()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)  # stops here
        signal.signal(number, suspend)
        after()

    former = signal.signal(number, suspend)
    try:
        yield
    finally:
        signal.signal(number, former)


def raise_hung_up() -> None:
    """Raise, to break off a read that would wait for ever."""
    raise HungUpError


def _deadly_signals() -> tuple[signal.Signals, ...]:
    names = ("SIGHUP", "SIGTERM")  # Windows has no SIGHUP
    return tuple(getattr(signal, name) for name in names if hasattr(signal, name))
