"""Ratings of one answer: a level with its evidence, or the reason why there is none."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from pminterview.domain.rubric import Level
from pminterview.domain.value import Id, Value


class Evidence(Value):
    """A stretch of an answer that speaks for a criterion."""

    criterion: Id
    indicator: Id
    quote: str
    """Exactly the answer from `start` to `end`."""
    start: int
    end: int


class Rating(Value):
    """How much of one skill one answer shows."""

    level: Level
    points: Annotated[float, Field(ge=0, le=4)]
    """The rating before rounding."""
    low: Level
    high: Level
    """Between these the rating of a careful rater likely lies."""
    evidence: tuple[Evidence, ...]
    missing: tuple[Id, ...]
    """Criteria looked for and not found, the most invited first."""
    rationale: str


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
    outcomes: Mapping[Id, Outcome]
    """By skill, in the order of the rubrics."""
    notes: tuple[IntegrityNote, ...] = ()
