"""Overall: would one hire on this answer? Folded from the skills by the rules of the guide."""

from collections.abc import Mapping

from pminterview.domain.calibration import Calibration
from pminterview.domain.question import Question
from pminterview.domain.rating import MILLI, LedgerLine, NotRated, Outcome, Rating
from pminterview.domain.rubric import Level
from pminterview.scoring.model import rating_of, total

_SPLIT_MILLI, _MOST_KEPT_MILLI = 2 * MILLI, 499
_WEAK_MILLI, _NOT_WEAK_MILLI = MILLI, 1500
"""An answer that is strong in one target skill and weak in another is a two, however strong. The
nearer the weak skill is to a two itself, the more counts of what is above; a cliff there would
turn a slip into a level."""

_ENGAGED_MILLI, _PRESSED = 1500, 3
"""Up to 1.5, what is seen raises an answer that engages by a third: 0 is a 1, 1.5 is itself. A
floor alone would tell a one from nearly a two no more than from nothing."""


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
    return rating_of(_with_rules(_shares(targets), targets), calibration.ranges["overall"])


def _shares(targets: list[tuple[str, Rating]]) -> list[LedgerLine]:
    """Return what each target skill adds to their mean; the last one takes the rounding."""
    count = len(targets)
    sums = [total(rating.ledger) for _, rating in targets]
    shares = [milli // count for milli in sums[:-1]]
    shares.append((sum(sums) + count // 2) // count - sum(shares))
    part = "all of it" if count == 1 else f"1 part of {count}"
    return [
        LedgerLine(label=f"{skill}, {part}", milli=milli)
        for (skill, _), milli in zip(targets, shares, strict=True)
    ]


def _with_rules(lines: list[LedgerLine], targets: list[tuple[str, Rating]]) -> list[LedgerLine]:
    levels = [rating.level for _, rating in targets]
    is_split = max(levels) >= Level.SOLID and min(levels) <= Level.WEAK
    if is_split and (above := total(lines) - _SPLIT_MILLI) > 0:
        label = "rule: strong in one target skill and weak in another is 2"
        weakest = min(total(rating.ledger) for _, rating in targets)
        share = max(0, weakest - _WEAK_MILLI)
        kept = min(above * share // (_NOT_WEAK_MILLI - _WEAK_MILLI), _MOST_KEPT_MILLI)
        return [*lines, LedgerLine(label=label, milli=kept - above)]
    has_words = any(rating.ledger for _, rating in targets)
    if has_words and (before := total(lines)) < _ENGAGED_MILLI:
        label = "rule: an answer that engages with the question is at least 1"
        return [*lines, LedgerLine(label=label, milli=MILLI + before // _PRESSED - before)]
    return lines
