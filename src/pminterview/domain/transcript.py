"""What was asked and what was said, with the time it took."""

import re
from collections.abc import Sequence
from enum import StrEnum

from pminterview.domain.pack import PackHeader
from pminterview.domain.question import Probe, Question
from pminterview.domain.text import split_words
from pminterview.domain.value import Value

_GIVING_UP = re.compile(
    r"(?:sorry |hm+ |well |honestly |okay |ok )*"
    r"(?:i (?:really |honestly )?(?:don't|do not|dont|wouldn't|would not) know"
    r"|(?:i have |i've )?no idea|i(?:'m| am)? not sure|not sure|idk|pass|no|nothing"
    r"|(?:i have )?nothing (?:more |else )?to add"
    r"|i can't (?:think of|answer) (?:that|it|one|anything))"
    r"(?: sorry| yet| at the moment| right now| about that| to be honest| off the top of my head)*"
)


_LONGEST_GIVING_UP = 100
"""Characters: whoever says more has something to say."""


class TurnEnd(StrEnum):
    """How an answer came to its end."""

    SENT = "sent"
    SKIPPED = "skipped"
    TIME_UP = "time up"
    STOPPED = "stopped"
    """The candidate ended the interview in the middle of it."""


class FollowUp(Value):
    """A probe that was put after an answer, and what was said to it, exactly as it was typed."""

    probe: Probe
    reply: str
    ended: TurnEnd

    @property
    def rated_text(self) -> str:
        """Return what is rated: nothing where there was no reply, or one that says as much."""
        is_reply = self.ended is not TurnEnd.SKIPPED and not gives_up(self.reply)
        return self.reply if is_reply else ""


class Turn(Value):
    """One question with its answer, exactly as it was typed."""

    question: Question
    answer: str
    """Every word, also those of a question that was skipped in the end."""
    ended: TurnEnd
    elapsed_seconds: float | None = None
    """With the follow-ups; None where no clock ran: a pipe, an answers file."""
    budget_seconds: float | None = None
    """The time allowed, after any time factor; None where no clock ran."""
    thinking_seconds: float | None = None
    """Until the first word was typed; None where nobody could see that."""
    used_hint: bool = False
    follow_ups: tuple[FollowUp, ...] = ()
    earlier_answers: tuple[str, ...] = ()
    """Other tries at the same question, where trying again was offered, in their order."""

    @property
    def rated_text(self) -> str:
        """Return what is rated: the answer with its replies; nothing for a skipped question."""
        return self.rated_text_after(len(self.follow_ups))

    def rated_text_after(self, count: int) -> str:
        """Return what is rated when only so many of the follow-ups are counted."""
        if self.ended is TurnEnd.SKIPPED:
            return ""
        return with_replies(self.answer, self.follow_ups[:count])

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


def with_replies(answer: str, follow_ups: Sequence[FollowUp]) -> str:
    """Return an answer with what was said to follow-ups, as it is rated."""
    return "\n\n".join(text for text in (answer, *(one.rated_text for one in follow_ups)) if text)


def gives_up(text: str) -> bool:
    """Tell whether somebody says that they have no answer: nothing, or "I don't know"."""
    words = " ".join(word.text for word in split_words(text[:_LONGEST_GIVING_UP]))
    return len(text) < _LONGEST_GIVING_UP and (not words or bool(_GIVING_UP.fullmatch(words)))
