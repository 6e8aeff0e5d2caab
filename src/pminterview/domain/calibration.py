"""The calibrated model as a value: which words it tells apart, and what each feature is worth.

Everything is a whole number, so that a rating is the same sum on every machine.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

from pydantic import Field

from pminterview.domain.value import FormatVersion, Id, Prose, Value

WordLists = Mapping[str, tuple[str, ...]]
"""Names of lists, and their words; phrases are written with hyphens."""


class Worth(Value):
    """What a feature adds: for each bound, so much a unit up to it."""

    upto: tuple[int, ...]
    micro: tuple[int, ...]
    """Millionths of a point a unit."""

    def milli(self, value: int) -> int:
        """Return what a value is worth, in thousandths of a point."""
        return self._milli_by_value[min(value, self.upto[-1])]

    @cached_property
    def _milli_by_value(self) -> tuple[int, ...]:
        """Add up once, for each value to the last bound, what many answers ask for."""
        parts = tuple(zip(self.upto, self.micro, strict=True))
        return tuple(
            (500 + sum(micro * min(value, bound) for bound, micro in parts)) // 1000
            for value in range(self.upto[-1] + 1)
        )


class SentenceWorth(Value):
    """What a criterion adds by the number of sentences that show it, or only touch on it.

    A sentence that shows it is worth what one that touches on it is, and more.
    """

    shown: Worth
    seen: Worth
    """Of all sentences, whether they show it or only touch on it."""

    def milli(self, shown: int, touched: int = 0) -> int:
        """Return what so many sentences are worth, in thousandths of a point."""
        return self.shown.milli(shown) + self.seen.milli(shown + touched)


class CriterionWorth(Value):
    """What a criterion adds where its skill was asked for, and where it was not."""

    asked: SentenceWorth
    unasked: SentenceWorth


class EvidenceModel(Value):
    """What tells that a sentence is evidence for a criterion: thousandths, added up."""

    start_milli: int
    indicator_milli: int
    """Added where one of the criterion's indicators is found."""
    stems: Mapping[str, int]
    """Of stems, and of pairs of them; together divided by the root of how many a sentence has."""


class EvidenceModels(Value):
    """Which sentences are evidence; criteria without a model go by their indicators alone."""

    shown_milli: int
    touched_milli: int
    """From so much on a sentence shows a criterion, or at least touches on it."""
    criteria: Mapping[Id, EvidenceModel]


class SkillModel(Value):
    """What is particular to a skill."""

    asked_milli: int
    unasked_milli: int
    """Where a rating begins, asked for or not."""
    unasked_quality_permille: int
    """How much of the general quality of an answer counts for a skill nobody asked for."""
    criteria: Mapping[Id, CriterionWorth]


class Span(Value):
    """The likely range for ratings up to a number of thousandths."""

    below_milli: int
    low: Annotated[int, Field(ge=0, le=4)]
    high: Annotated[int, Field(ge=0, le=4)]


class Calibration(Value):
    """A fitted model; made by `calibration/fit.py`, reviewed, never changed by hand."""

    format_version: FormatVersion
    name: Prose
    """Which engine this makes: a new name whenever ratings change."""
    data_sha256: str
    """Of the answers and ratings it was set against."""
    features: Mapping[str, Worth]
    words: Mapping[str, int]
    """Millionths of a point; divided by the root of the number of different words."""
    words_limit_milli: int
    """What all words together can add or take at most."""
    evidence: EvidenceModels
    first_target_milli: int
    skills: Mapping[Id, SkillModel]
    any_criterion: CriterionWorth
    """For criteria of packs that were never calibrated."""
    any_skill: SkillModel
    curve: tuple[tuple[int, int], ...]
    """Sum before, rating after, in thousandths; straight lines in between."""
    ranges: Mapping[str, tuple[Span, ...]]
    """For `asked`, `unasked` and `overall`."""
