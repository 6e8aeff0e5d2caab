"""A conversation that is read from a script: every question finds its answer there."""

from collections.abc import Mapping

from pminterview.interview.ports import Answered, Asking, Reply, Skipped


class ScriptedConversation:
    """Answers each question with the text under its id; no clock, no screen."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        self._answers = answers

    def open(self, *, question_count: int, budget_seconds: float | None) -> bool:
        """Start at once."""
        del question_count, budget_seconds
        return True

    def ask(self, asking: Asking) -> Reply:
        """Reply with the written answer; an empty one skips the question."""
        text = self._answers[asking.question.id]
        return Answered(text) if text.strip() else Skipped()
