"""What an interview needs from the other side: somebody to ask, and what can come back."""

from dataclasses import dataclass
from typing import Protocol

from pminterview.domain.question import Question


@dataclass(frozen=True, slots=True)
class Asking:
    """One question as it is put: which one it is, and how long the answer may take."""

    question: Question
    number: int
    """1 is the first."""
    count: int
    budget_seconds: float | None
    """None: no clock runs."""
    is_strict: bool
    """Whether what is typed is sent when the time is up."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer was sent, by the candidate or by the end of the time."""

    text: str
    elapsed_seconds: float | None = None
    is_time_up: bool = False
    used_hint: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """The candidate went on without an answer; words typed before that are kept in `text`."""

    text: str = ""
    elapsed_seconds: float | None = None
    used_hint: bool = False


@dataclass(frozen=True, slots=True)
class Ended:
    """The candidate ended the interview and wants what there is to be rated."""

    text: str = ""
    elapsed_seconds: float | None = None
    used_hint: bool = False


@dataclass(frozen=True, slots=True)
class Left:
    """The candidate left: no scorecard is shown, nothing typed is lost."""

    text: str = ""
    elapsed_seconds: float | None = None
    used_hint: bool = False


Reply = Answered | Skipped | Ended | Left


class Conversation(Protocol):
    """The other side of the interview: a terminal, a script, a test."""

    def open(self, *, question_count: int, budget_seconds: float | None) -> bool:
        """Say what lies ahead; False when the candidate would rather not start."""
        ...

    def ask(self, asking: Asking) -> Reply:
        """Put the question and wait for a reply."""
        ...
