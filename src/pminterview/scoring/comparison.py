"""Who is compared with whom: raters with the mean of people, truth with itself, and baselines.

Everything is computed in an order that depends on ids and names alone, so the same ratings give
the same figures whatever order the files come in.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations
from random import Random
from statistics import fmean

from pminterview.scoring.agreement import Figures, Resampler, Series, on_a_line

OVERALL = "overall"
SKILLS = (
    "technical_fluency",
    "strategic_thinking",
    "customer_empathy",
    "communication",
    "project_management",
    "business_acumen",
)
RATED = (OVERALL, *SKILLS)
"""Everything a rater rates, in the order of the table."""

RatingsById = Mapping[str, Mapping[str, float]]
"""By id of the answer: overall and each skill; what is absent counts as 0."""


@dataclass(frozen=True, slots=True)
class RaterRatings:
    """All that one rater said."""

    name: str
    is_engine: bool
    """Engines are compared with people, and nobody with engines."""
    by_id: RatingsById


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What is known of the answers beside their ratings."""

    word_counts: Mapping[str, int] = field(default_factory=dict)
    """By id of the answer; empty where answers are not at hand."""
    question_ids: Mapping[str, str] = field(default_factory=dict)
    """By id of the answer; empty where questions are not known."""
    targets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By id of the question: the skills it targets; empty where questions are not at hand."""

    def asks_for(self, answer_id: str, skill: str) -> bool | None:
        """Tell whether an answer's question targets a skill; None where that is not known."""
        targets = self.targets.get(self.question_ids.get(answer_id, ""))
        return None if targets is None else skill in targets


class Kind(StrEnum):
    """What a line of the table compares with the truth."""

    RATER = "rater"
    CONSISTENCY = "consistency"
    """Two of the raters whose mean is the truth, with each other."""
    BASELINE = "baseline"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table."""

    skill: str
    name: str
    kind: Kind
    figures: Figures


@dataclass(frozen=True, slots=True)
class Comparison:
    """The table, and what one must know to read it."""

    truth: tuple[str, ...]
    """Whose mean is the truth; empty: for each rater, that of all other people."""
    raters: tuple[str, ...]
    answer_count: int
    question_count: int
    """0: questions are not known, and answers were resampled."""
    has_word_counts: bool
    has_targets: bool
    lines: tuple[Line, ...]
    targeted_lines: tuple[Line, ...]
    """The same for the answers to questions that target the skill."""


@dataclass(frozen=True, slots=True)
class _Pairing:
    """Two sets of ratings to be compared on the answers that both have."""

    name: str
    kind: Kind
    ours: RatingsById
    theirs: RatingsById


@dataclass(frozen=True, slots=True)
class _Cell:
    """What the lines of one skill have in common."""

    skill: str
    is_targeted: bool
    backdrop: Backdrop
    resampler: Resampler

    def ids(self, *all_rated: RatingsById) -> list[str]:
        """Return the answers that all have rated and that belong here, in order."""
        both = set(all_rated[0]).intersection(*all_rated[1:])
        return sorted(one for one in both if not self.is_targeted or self.asks(one))

    def asks(self, answer_id: str) -> bool | None:
        """Tell whether an answer was asked for the skill."""
        return self.backdrop.asks_for(answer_id, self.skill)

    def ratings(self, rated: RatingsById, ids: Sequence[str]) -> list[float]:
        """Return the ratings of the skill."""
        return [rated[one].get(self.skill, 0.0) for one in ids]

    def series(self, ours: Sequence[float], theirs: Sequence[float], ids: Sequence[str]) -> Series:
        """Return two series; answers to one question belong together."""
        known = self.backdrop.question_ids
        return Series(ours, theirs, [known.get(one, one) for one in ids])

    def line(self, name: str, kind: Kind, figures: Figures) -> Line:
        """Return a line for the skill."""
        return Line(self.skill, name, kind, figures)


def compare_raters(
    raters: Sequence[RaterRatings], truth: Sequence[str], backdrop: Backdrop, rng: Random
) -> Comparison:
    """Compare every rater with the mean of `truth`, or of all other people where it is empty.

    There are no lines where nobody is left to compare with. The names of `truth` must be raters.
    """
    ordered = sorted(raters, key=lambda one: (not one.is_engine, one.name))
    trusted = [one for one in ordered if one.name in truth]
    people_mean = mean_ratings(trusted or [one for one in ordered if not one.is_engine])
    pairings = list(_against(ordered, trusted) if trusted else _against_each_other(ordered))
    resampler = Resampler(rng)
    answer_ids = {one for rater in raters for one in rater.by_id}

    def lines(*, is_targeted: bool) -> Iterator[Line]:
        for skill in SKILLS if is_targeted else RATED:
            cell = _Cell(skill, is_targeted, backdrop, resampler)
            compared = list(_compared(cell, pairings))
            yield from compared
            if compared:
                yield from _baselines(cell, people_mean)

    return Comparison(
        truth=tuple(one.name for one in trusted),
        raters=tuple(one.name for one in ordered),
        answer_count=len(answer_ids),
        question_count=len({backdrop.question_ids.get(one) for one in answer_ids} - {None}),
        has_word_counts=bool(backdrop.word_counts),
        has_targets=bool(backdrop.targets),
        lines=tuple(lines(is_targeted=False)),
        targeted_lines=tuple(lines(is_targeted=True)),
    )


def mean_ratings(raters: Sequence[RaterRatings]) -> RatingsById:
    """Return the mean of those who rated an answer, for each answer that anybody rated."""
    given: dict[str, list[Mapping[str, float]]] = {}
    for rater in raters:
        for answer_id, ratings in rater.by_id.items():
            given.setdefault(answer_id, []).append(ratings)
    return {
        answer_id: {skill: fmean(one.get(skill, 0.0) for one in each) for skill in RATED}
        for answer_id, each in given.items()
    }


def _against(raters: Sequence[RaterRatings], trusted: Sequence[RaterRatings]) -> Iterator[_Pairing]:
    truth = mean_ratings(trusted)
    for one in raters:
        if one not in trusted:
            yield _Pairing(one.name, Kind.RATER, one.by_id, truth)
    for one, other in combinations(trusted, 2):
        yield _Pairing(f"{one.name}/{other.name}", Kind.CONSISTENCY, one.by_id, other.by_id)


def _against_each_other(raters: Sequence[RaterRatings]) -> Iterator[_Pairing]:
    for one in raters:
        others = [other for other in raters if not other.is_engine and other.name != one.name]
        yield _Pairing(one.name, Kind.RATER, one.by_id, mean_ratings(others))


def _compared(cell: _Cell, pairings: Iterable[_Pairing]) -> Iterator[Line]:
    for pairing in pairings:
        if ids := cell.ids(pairing.ours, pairing.theirs):
            ours, theirs = (cell.ratings(each, ids) for each in (pairing.ours, pairing.theirs))
            figures = cell.series(ours, theirs, ids).figures(cell.resampler)
            yield cell.line(pairing.name, pairing.kind, figures)


def _baselines(cell: _Cell, truth: RatingsById) -> Iterator[Line]:
    """Yield what anybody could have said who never read an answer."""
    ids = cell.ids(truth)
    if counted := [one for one in ids if one in cell.backdrop.word_counts]:
        theirs = cell.ratings(truth, counted)
        words = [cell.backdrop.word_counts[one] for one in counted]
        series = cell.series(on_a_line(words, theirs), theirs, counted)
        figures = series.figures(cell.resampler, ranking=words)
        yield cell.line("length only", Kind.BASELINE, figures)
    theirs = cell.ratings(truth, ids)
    constant = cell.series([fmean(theirs)] * len(ids), theirs, ids)
    yield cell.line("constant", Kind.BASELINE, constant.figures(cell.resampler))
    if cell.skill == OVERALL or cell.is_targeted:
        return  # always asked for: that is the constant
    if known := [one for one in ids if cell.asks(one) is not None]:
        theirs = cell.ratings(truth, known)
        asked = cell.series(_asked_for(cell, theirs, known), theirs, known)
        yield cell.line("asked-for", Kind.BASELINE, asked.figures(cell.resampler))


def _asked_for(cell: _Cell, truths: Sequence[float], ids: Sequence[str]) -> list[float]:
    """Return for each answer the mean of all that were asked for the skill, or were not."""
    groups: dict[bool | None, list[float]] = {}
    for one, truth in zip(ids, truths, strict=True):
        groups.setdefault(cell.asks(one), []).append(truth)
    means = {is_asked: fmean(each) for is_asked, each in groups.items()}
    return [means[cell.asks(one)] for one in ids]
