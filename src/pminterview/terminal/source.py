"""Where typed bytes come from: a descriptor that can be waited for, or a stream that cannot."""

import io
import os
import select
from contextlib import AbstractContextManager, nullcontext
from typing import IO, Protocol, TextIO

from pminterview.terminal.line_mode import keeping_half_lines, without_line_mode

_CHUNK = 65536


class ByteSource(Protocol):
    """Something to read from; all questions are answered from the same one."""

    def read(self, *, timeout_seconds: float | None) -> bytes | None:
        """Return some bytes; none at the end; None when nothing came in time."""
        ...

    def take_half_line(self) -> bytes:
        """Return, and take away, what was typed on a terminal since the last Enter."""
        ...

    def keeping_half_lines(self) -> AbstractContextManager[None]:
        """Return a block in which Ctrl-C does not throw away the line being typed."""
        ...


class DescriptorSource:
    """A POSIX file descriptor: a pipe, a file or a terminal."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def read(self, *, timeout_seconds: float | None) -> bytes | None:
        """Return some bytes; none at the end; None when nothing came in time."""
        try:
            if timeout_seconds is not None:
                ready, _, _ = select.select([self._descriptor], [], [], timeout_seconds)
                if not ready:
                    return None
            return os.read(self._descriptor, _CHUNK)
        except (OSError, ValueError):  # closed, or the terminal went away
            return b""

    def take_half_line(self) -> bytes:
        """Return, and take away, what the shell would get otherwise."""
        if not os.isatty(self._descriptor):
            return b""
        with without_line_mode(self._descriptor):
            return self.read(timeout_seconds=0.0) or b""

    def keeping_half_lines(self) -> AbstractContextManager[None]:
        """Return a block in which Ctrl-C does not throw away the line being typed."""
        return keeping_half_lines(self._descriptor)


class StreamSource:
    """A stream that cannot be waited for: on Windows, or in place of a pipe in a test."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def read(self, *, timeout_seconds: float | None) -> bytes | None:  # noqa: ARG002 - cannot wait
        """Return the next line, however long it takes; nothing at the end."""
        try:
            return self._stream.readline()
        except (OSError, ValueError):
            return b""

    def take_half_line(self) -> bytes:
        """Return nothing: what was not followed by Enter cannot be seen here."""
        return b""

    def keeping_half_lines(self) -> AbstractContextManager[None]:
        """Return a block in which nothing is different."""
        return nullcontext()


def open_source(stdin: TextIO | None) -> ByteSource:
    """Return the best source for a stream; a missing one is at its end from the start."""
    if stdin is None:
        return StreamSource(io.BytesIO())
    try:
        descriptor = stdin.fileno()
    except (OSError, ValueError):
        return StreamSource(stdin.buffer)
    # Windows can wait for sockets only.
    return StreamSource(stdin.buffer) if os.name == "nt" else DescriptorSource(descriptor)
