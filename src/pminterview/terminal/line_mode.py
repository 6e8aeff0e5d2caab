"""The terminal's own line editing, changed for a moment; does nothing where there is none."""

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress

if sys.platform == "win32":

    def without_line_mode(descriptor: int) -> AbstractContextManager[None]:  # noqa: ARG001
        """Do nothing: a Windows console does not show what was not sent with Enter."""
        return nullcontext()

    def keeping_half_lines(descriptor: int) -> AbstractContextManager[None]:  # noqa: ARG001
        """Do nothing: a Windows console has no such switch."""
        return nullcontext()

else:
    import termios

    def without_line_mode(descriptor: int) -> AbstractContextManager[None]:
        """Let what was typed since the last Enter be read at once, without waiting for more."""
        return _flags(descriptor, on=0, off=termios.ICANON)

    def keeping_half_lines(descriptor: int) -> AbstractContextManager[None]:
        """Make Ctrl-C keep the line that is being typed, which a terminal usually throws away."""
        return _flags(descriptor, on=termios.NOFLSH, off=0)

    @contextmanager
    def _flags(descriptor: int, *, on: int, off: int) -> Iterator[None]:
        if not os.isatty(descriptor):
            yield
            return
        try:
            former = termios.tcgetattr(descriptor)
            changed = termios.tcgetattr(descriptor)
            changed[3] = (changed[3] | on) & ~off
            if off & termios.ICANON:
                changed[6][termios.VMIN] = changed[6][termios.VTIME] = 0
            termios.tcsetattr(descriptor, termios.TCSANOW, changed)
        except termios.error:  # the terminal went away
            yield
            return
        try:
            yield
        finally:
            with suppress(termios.error):
                termios.tcsetattr(descriptor, termios.TCSANOW, former)
