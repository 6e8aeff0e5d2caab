"""What was asked and what was said, with the time it took."""

from enum import StrEnum

from pminterview.domain.pack import PackHeader
from pminterview.domain.question import Question
from pminterview.domain.value import Value


class TurnEnd(StrEnum):
    """How an answer came to its end."""

    SENT = "sent"
    SKIPPED = "skipped"
    TIME_UP = "time up"
    STOPPED = "stopped"
    """The candidate ended the interview in the middle of it."""


class Turn(Value):
    """One question with its answer, exactly as it was typed."""

    question: Question
    answer: str
    """Every word, also those of a question that was skipped in the end."""
    ended: TurnEnd
    elapsed_seconds: float | None = None
    """None where no clock ran: a pipe, an answers file."""
    budget_seconds: float | None = None
    """The time allowed, after any time factor; None where no clock ran."""
    used_hint: bool = False

    @property
    def rated_text(self) -> str:
        """Return what is rated: nothing for a skipped question."""
        return "" if self.ended is TurnEnd.SKIPPED else self.answer

    @property
    def over_seconds(self) -> float:
        """Return the seconds beyond the budget; 0 within it or without a clock."""
        if self.elapsed_seconds is None or self.budget_seconds is None:
            return 0.0
        return max(0.0, self.elapsed_seconds - self.budget_seconds)


class Transcript(Value):
    """An interview as it was held, whole or broken off."""

    pack: PackHeader
    pack_fingerprint: str
    planned_count: int
    """How many questions lay ahead when it began."""
    seed: int | None = None
    """What drew the questions; None when they were named."""
    turns: tuple[Turn, ...]

    @property
    def answered_count(self) -> int:
        """Return how many questions got an answer."""
        return sum(bool(turn.rated_text.strip()) for turn in self.turns)
