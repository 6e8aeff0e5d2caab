"""Whether a screen can show a clock that moves, or only lines one after the other."""

from collections.abc import Mapping
from typing import Protocol

_TERMINALS_WITHOUT_A_CURSOR = frozenset({"dumb", "unknown"})
_NO = frozenset({"", "0", "false"})


class Stream(Protocol):
    """An end of the program that may or may not be a terminal."""

    def isatty(self) -> bool:
        """Return whether it is one."""
        ...


def is_terminal(stream: Stream | None) -> bool:
    """Return whether a stream is there, open, and a terminal."""
    if stream is None:
        return False
    try:
        return stream.isatty()
    except ValueError:  # closed
        return False


def is_capable(
    stdin: Stream | None, stdout: Stream | None, environ: Mapping[str, str], platform: str
) -> bool:
    """Return whether a moving clock can be shown, and should be."""
    if not (is_terminal(stdin) and is_terminal(stdout)):
        return False
    if _is_set(environ, "CI") or is_for_lines(environ):
        return False
    return bool(environ.get("TERM")) or platform == "win32"


def is_for_lines(environ: Mapping[str, str]) -> bool:
    """Return whether nothing but lines may be written: it was asked for, or nothing else is shown.

    Then not even bold: a log, or a screen reader, would get the code for it.
    """
    terminal = environ.get("TERM", "").lower()
    return _is_set(environ, "PMINTERVIEW_PLAIN") or terminal in _TERMINALS_WITHOUT_A_CURSOR


def _is_set(environ: Mapping[str, str], name: str) -> bool:
    return environ.get(name, "").strip().lower() not in _NO
