"""What taking one answer comes to, whichever way the words come in."""

from collections.abc import Callable
from enum import Enum, auto
from typing import Protocol

from pminterview.interview.ports import Draft

Keep = Callable[[Draft], str]
"""Writes down what is typed so far; returns what there is to say about it, mostly nothing."""


class Outcome(Enum):
    """How the taking of an answer ended, or was broken off."""

    SENT = auto()
    TIME_UP = auto()
    SKIPPED = auto()
    ENDED = auto()
    LEFT = auto()
    INTERRUPTED = auto()
    """Ctrl-C: somebody is there to be asked what was meant."""
    HUNG_UP = auto()
    """The terminal went away, or the program was told to end."""


class AnswerReader(Protocol):
    """Takes one answer; after an interruption it goes on where it was."""

    def read(self) -> Outcome:
        """Take words until they are sent, or something else ends it."""
        ...

    @property
    def draft(self) -> Draft:
        """Return the words so far, and the time that they took."""
        ...


NO_HINT = "Hints are for practice --coach and for drills; here the question stands alone."
NOTHING_TYPED = "Nothing typed yet; /skip goes on without an answer."
TIME_UP = "Time is up; finish your thought."


def repaired(text: str) -> str:
    """Return text that can be written as UTF-8: bytes smuggled in as surrogates are decoded."""
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def without_outer_blank_lines(text: str) -> str:
    """Return the text without blank lines before and after it."""
    lines = text.split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    return "\n".join(lines)
