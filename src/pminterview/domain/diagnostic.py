"""Findings about files: what is wrong, where, and the way out."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from itertools import islice

from pminterview.domain.text import visible

_LARGEST_SLIP = 8
"""Characters that a wrong word may have more or less than the right one."""
_MOST_COMPARED = 300
_LONGEST_QUOTE = 40
"""Characters: half a line of a terminal."""


class Severity(StrEnum):
    """How much a finding matters: an error is in the way, a warning can wait."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file; lines and columns count from 1."""

    file: str
    line: int | None = None
    column: int | None = None
    end_column: int | None = field(default=None, compare=False)
    """One past the last character, where that stands on the same line."""

    def __str__(self) -> str:
        """Return `file:line:column`, as far as it is known."""
        return ":".join(
            str(part) for part in (self.file, self.line, self.column) if part is not None
        )


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding about a file."""

    location: Location
    message: str
    hint: str | None = None
    code: str = ""
    """The rule that it breaks, as `Q101`; empty where there are no rules, as in answers files."""
    severity: Severity = Severity.ERROR
    expected: str | None = None
    """What should stand there, where the message does not say it."""

    def __str__(self) -> str:
        """Return the finding on one line."""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.location}: {self.message}{hint}"


def quoted(text: str) -> str:
    """Return a text as a message can show it: in quotes, on one line, short and harmless."""
    begin = text[: 2 * _LONGEST_QUOTE]  # more is never shown, and megabytes take seconds
    shown = visible(begin).replace("\n", " ")
    shown = shown if len(shown) <= _LONGEST_QUOTE else f"{shown[: _LONGEST_QUOTE - 1]}…"
    return repr(shown).replace("\\\\", "\\")


def suggestion(word: str, known: Iterable[str]) -> str | None:
    """Return "did you mean ...?" for a word that is close to a known one."""
    near = (one for one in known if abs(len(one) - len(word)) <= _LARGEST_SLIP)
    close = get_close_matches(word, list(islice(near, _MOST_COMPARED)), n=1, cutoff=0.6)
    return f"did you mean {close[0]!r}?" if close else None
