"""Ratings of one answer: a level with the sum it comes from, or the reason why there is none."""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import Field, model_validator

from pminterview.domain.rubric import Level
from pminterview.domain.value import Id, Value

MILLI = 1000
"""Ratings are added up in whole thousandths of a point, so that every sum is exact."""
CLEARLY_SHOWN_POINTS = 1.5
"""Less of a skill that nobody asked for is chance, and unkind to show."""
SMALL_MILLI = MILLI // 20
"""What moves a rating by less says too little to be shown by itself."""


class Passage(Value):
    """A stretch of an answer."""

    quote: str
    """Exactly the answer from `start` to `end`."""
    start: int
    end: int


class Evidence(Passage):
    """A passage that speaks for a criterion."""

    criterion: Id
    indicator: Id | None
    """None where no pattern, but the words of the sentence tell."""
    milli: int
    """What it adds to the rating, in thousandths of a point; 0 where it repeats what was shown."""


class LedgerLine(Value):
    """One line of the sum that makes a rating."""

    label: str
    milli: int
    """Thousandths of a point, more or less than nothing."""
    criterion: Id | None = None
    """The criterion it is for; None for general features, caps and rules."""
    passages: tuple[Passage, ...] = ()
    """Where in the answer it was seen, as far as it has places."""


class Rating(Value):
    """How much of one skill one answer shows; or how good it is overall."""

    level: Level
    points: Annotated[float, Field(ge=0, le=4)]
    """The rating before rounding: the sum of the ledger, in points."""
    low: Level
    high: Level
    """Between these the rating of a careful rater likely lies."""
    ledger: tuple[LedgerLine, ...]
    evidence: tuple[Evidence, ...] = ()
    missing: tuple[Id, ...] = ()
    """Criteria that were not shown: what would add something, the most invited, first."""
    touched: tuple[Id, ...] = ()
    """Those of them that the answer has words about."""

    @property
    def best_evidence(self) -> Evidence | None:
        """Return the passage that adds most, of equals the longest; None without evidence."""
        return max(self.evidence, key=lambda one: (one.milli, len(one.quote)), default=None)

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if self.points != sum(line.milli for line in self.ledger) / MILLI:
            raise ValueError("the ledger does not add up to the points")
        return self


class NotRated(Value):
    """No level, and why."""

    not_rated: str


NOT_ASKED = NotRated(not_rated="not asked")
"""The skill was neither asked for nor shown."""

Outcome = Rating | NotRated


class IntegrityNote(Value):
    """Something about an answer that a rater should know; shown apart from the rating."""

    text: str
    quote: str = ""


class Judgement(Value):
    """All outcomes of one rater on one answer."""

    rater: str
    is_calibrated: bool
    """Whether the levels were set against rated answers."""
    overall: Outcome
    outcomes: Mapping[Id, Outcome]
    """By skill, in the order of the rubrics."""
    notes: tuple[IntegrityNote, ...] = ()
