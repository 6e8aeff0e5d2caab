"""Overall: would one hire on this answer? Folded from the skills by the rules of the guide."""

from collections.abc import Mapping

from pminterview.domain.calibration import Calibration
from pminterview.domain.question import Question
from pminterview.domain.rating import MILLI, LedgerLine, NotRated, Outcome, Rating
from pminterview.domain.rubric import Level
from pminterview.scoring.model import rating_of, total

_FIRST_WEIGHT = 3
_OTHER_WEIGHT = 2
_SPLIT_MILLI = 2 * MILLI
"""What an answer is worth that is strong in one target skill and weak in another."""


def rate_overall(
    question: Question, outcomes: Mapping[str, Outcome], calibration: Calibration
) -> Outcome:
    """Rate the answer as a whole; not rated where a target skill could not be."""
    targets: list[tuple[str, Rating]] = []
    for skill in question.skills:
        match outcomes[skill]:
            case Rating() as rating:
                targets.append((skill, rating))
            case NotRated() as refusal:
                return refusal
    lines = _with_rules(_weighed(targets), targets)
    return rating_of(lines, calibration.ranges["overall"])


def _weighed(targets: list[tuple[str, Rating]]) -> list[LedgerLine]:
    weights = [_FIRST_WEIGHT] + [_OTHER_WEIGHT] * (len(targets) - 1)
    return [
        LedgerLine(
            label=f"{skill}, {weight} parts of {sum(weights)}",
            milli=total(rating.ledger) * weight // sum(weights),
        )
        for weight, (skill, rating) in zip(weights, targets, strict=True)
    ]


def _with_rules(lines: list[LedgerLine], targets: list[tuple[str, Rating]]) -> list[LedgerLine]:
    levels = [rating.level for _, rating in targets]
    is_split = max(levels) >= Level.SOLID and min(levels) <= Level.WEAK
    if is_split and total(lines) > _SPLIT_MILLI:
        label = "rule: strong in one target skill and weak in another is 2"
        return [*lines, LedgerLine(label=label, milli=_SPLIT_MILLI - total(lines))]
    has_words = any(rating.ledger for _, rating in targets)
    if has_words and total(lines) < MILLI:
        label = "rule: an answer that engages with the question is 1"
        return [*lines, LedgerLine(label=label, milli=MILLI - total(lines))]
    return lines
