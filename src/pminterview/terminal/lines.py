"""Lines of text out of bytes; what comes after an answer stays for the next question."""

from contextlib import AbstractContextManager
from dataclasses import dataclass

from pminterview.terminal.source import ByteSource

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_LONGEST_LINE = 400_000
"""Bytes. A file without a single new line must not fill the memory."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line, without its end."""

    text: str


@dataclass(frozen=True, slots=True)
class EndOfInput:
    """Nothing more will come from a pipe; on a terminal it was Ctrl-D."""


@dataclass(frozen=True, slots=True)
class NothingYet:
    """The time to wait went by without a whole line."""


class Lines:
    """Reads line by line and keeps what was read too far."""

    def __init__(self, source: ByteSource, *, is_terminal: bool) -> None:
        self.is_terminal = is_terminal
        self._source = source
        self._buffer = bytearray()
        self._is_at_start = True
        self._is_end_pending = False

    def next(self, *, timeout_seconds: float | None = None) -> Line | EndOfInput | NothingYet:
        """Return the next line; a last one without an end counts as a line, too."""
        while (line := self._take_line()) is None:
            if self._is_end_pending:
                self._is_end_pending = False
                return EndOfInput()
            chunk = self._source.read(timeout_seconds=timeout_seconds)
            if chunk is None:
                return NothingYet()
            self._receive(chunk)
        return line

    def take_half_line(self) -> str:
        """Return, and take away, what was typed after the last whole line."""
        half = bytes(self._buffer) + self._source.take_half_line()
        self._buffer.clear()
        return _decoded(half.rstrip(b"\n"))

    def keeping_half_lines(self) -> AbstractContextManager[None]:
        """Return a block in which Ctrl-C does not throw away the line being typed."""
        return self._source.keeping_half_lines()

    def _receive(self, chunk: bytes) -> None:
        self._buffer += chunk
        if self._is_at_start and len(self._buffer) >= len(_BYTE_ORDER_MARK):
            self._is_at_start = False
            if self._buffer.startswith(_BYTE_ORDER_MARK):
                del self._buffer[: len(_BYTE_ORDER_MARK)]
        if not chunk:
            self._is_end_pending = True

    def _take_line(self) -> Line | None:
        end = self._buffer.find(b"\n")
        if end < 0:
            if not self._buffer or not (self._is_end_pending or len(self._buffer) >= _LONGEST_LINE):
                return None
            end = len(self._buffer)
        line = bytes(self._buffer[:end])
        del self._buffer[: end + 1]
        return Line(_decoded(line))


def _decoded(line: bytes) -> str:
    return line.removesuffix(b"\r").decode("utf-8", "replace")
