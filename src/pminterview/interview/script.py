"""A conversation that is read from a script: every question finds its answer there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pminterview.interview.ports import Answered, Asking, Reply, Skipped


@dataclass(frozen=True, slots=True)
class Lines:
    """What is said to one question."""

    answer: str
    """Empty: the question is skipped."""
    replies: tuple[str, ...] = ()
    """To follow-ups, in their order; beyond the last there is nothing to add."""


class ScriptedConversation:
    """Answers each question with the lines under its id; no clock, no screen."""

    def __init__(self, script: Mapping[str, Lines]) -> None:
        self._script = script
        self._used = dict.fromkeys(script, 0)

    def open(self, *, question_count: int, budget_seconds: float | None) -> bool:
        """Start at once."""
        del question_count, budget_seconds
        return True

    def ask(self, asking: Asking) -> Reply:
        """Reply with the written words; empty ones skip what was asked."""
        lines = self._script[asking.question.id]
        if asking.probe is None:
            text = lines.answer
        else:
            text = "".join(lines.replies[self._used[asking.question.id] :][:1])
            self._used[asking.question.id] += 1
        return Answered(text) if text.strip() else Skipped()

    def choose(self, question: str, options: Sequence[str]) -> str:
        """Choose nothing: a script has nobody who could."""
        del question, options
        return ""
