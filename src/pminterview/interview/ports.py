"""What an interview needs from others: somebody to ask, to choose probes, to coach, to remember."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from pminterview.domain.question import Probe, Question
from pminterview.domain.transcript import Turn


@dataclass(frozen=True, slots=True)
class Draft:
    """What is typed so far, before it is sent."""

    text: str = ""
    elapsed_seconds: float | None = None
    """On the clock of the question; None where none runs."""
    used_hint: bool = False
    thinking_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """One thing as it is put: a question or a probe, which one it is, and how long it may take."""

    question: Question
    number: int
    """1 is the first."""
    count: int
    budget_seconds: float | None
    """For the question with its probes; None: no clock runs."""
    is_strict: bool
    """Whether what is typed is sent when the time is up."""
    interview_seconds: float | None = None
    """What was left of the whole interview when the question began; None: no clock runs."""
    has_hint: bool = False
    """Whether the hint may be shown: where one learns, not where one is tested."""
    probe: Probe | None = None
    """What is asked when the answer left something open; None: the question itself."""
    answer: str = ""
    """What was said to the question before the probe; empty for the question itself."""
    draft: Draft = Draft()
    """Where to go on: what the question has used of its time, and what was typed already."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What somebody typed, and how long it took."""

    text: str = ""
    elapsed_seconds: float | None = None
    used_hint: bool = False
    thinking_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Answered(_Said):
    """An answer was sent, by the candidate or by the end of the time."""

    is_time_up: bool = False


@dataclass(frozen=True, slots=True)
class Skipped(_Said):
    """The candidate went on without an answer; words typed before that are kept in `text`."""


@dataclass(frozen=True, slots=True)
class Ended(_Said):
    """The candidate ended the interview and wants what there is to be rated."""


@dataclass(frozen=True, slots=True)
class Left(_Said):
    """The candidate left: no scorecard is shown, nothing typed is lost."""


Reply = Answered | Skipped | Ended | Left


class Conversation(Protocol):
    """The other side of the interview: a terminal, a script, a test."""

    def open(self, *, question_count: int, budget_seconds: float | None) -> bool:
        """Say what lies ahead; False when the candidate would rather not start."""
        ...

    def ask(self, asking: Asking) -> Reply:
        """Put the question and wait for a reply."""
        ...

    def choose(self, question: str, options: Sequence[str]) -> str:
        """Ask something that is answered with one of a few words, the first being the usual one.

        Empty when nobody is there to answer, or nobody wants to.
        """
        ...


class Prober(Protocol):
    """Whoever hears what an answer left open."""

    def next_probe(self, turn: Turn) -> Probe | None:
        """Return what to ask next, never twice the same; None when there is nothing to dig for."""
        ...


class Coach(Protocol):
    """Whoever looks at each answer before the next question."""

    def review(self, turn: Turn, *, may_try_again: bool) -> bool:
        """Show what an answer showed and lacked; True when the question shall be put again."""
        ...


class SessionLog(Protocol):
    """Where an interview is written down while it is held, so that nothing typed is lost."""

    def put(self, asking: Asking) -> None:
        """Remember what is asked now."""
        ...

    def add(self, event: "Event") -> None:
        """Remember something that will not change any more; what somebody left is still a draft."""
        ...


@dataclass(frozen=True, slots=True)
class Replied:
    """Something was asked and answered."""

    question_id: str
    probe: Probe | None
    reply: Reply


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of a few words was chosen."""

    option: str


Event = Replied | Chosen
