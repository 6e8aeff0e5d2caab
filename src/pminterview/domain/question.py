"""Questions: what is asked, for which skills, for how long, and what to ask next."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from pminterview.domain.value import Id, Prose, Value, at_most


class QuestionType(StrEnum):
    """The kinds of question that product management interviews are made of."""

    OPENER = "opener"
    BEHAVIOURAL = "behavioural"
    PRODUCT_SENSE = "product-sense"
    METRICS = "metrics"
    ESTIMATION = "estimation"
    STRATEGY = "strategy"
    TECHNICAL = "technical"
    PRIORITISATION = "prioritisation"
    GO_TO_MARKET = "go-to-market"
    PRICING = "pricing"
    STAKEHOLDER = "stakeholder"


class Difficulty(StrEnum):
    """How much a question asks of somebody new to the field."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


class Probe(Value):
    """What an interviewer says next when the answer left a criterion open."""

    criterion: Id
    text: Prose


class Question(Value):
    """One thing to ask aloud."""

    id: Id
    text: Prose
    type: QuestionType
    skills: Annotated[tuple[Id, ...], Field(min_length=1), at_most(20)]
    """What it asks for; the first is its first target and weighs most."""
    difficulty: Difficulty
    seconds: Annotated[int, Field(strict=True, ge=10, le=7200)]
    """Time for an answer, before any time factor."""
    probes: Annotated[tuple[Probe, ...], at_most(100)] = ()
    hint: Prose

    @property
    def invited_criteria(self) -> tuple[str, ...]:
        """Return the criteria that it has a probe for: those it invites most."""
        return tuple(probe.criterion for probe in self.probes)
