"""The calibrated model: what was seen, added up in thousandths of a point."""

from collections.abc import Sequence
from itertools import pairwise
from math import isqrt

from pminterview.domain.calibration import Calibration, SentenceWorth, SkillModel, Span
from pminterview.domain.rating import MILLI, Evidence, LedgerLine, Passage, Rating
from pminterview.domain.rubric import Level, Rubric
from pminterview.scoring.evidence import Sighting
from pminterview.scoring.features import Seen, Unit
from pminterview.scoring.observation import Observation

HIGHEST_MILLI = Level.OUTSTANDING * MILLI
_MOST_PASSAGES = 6
_WORDS_NAMED = 6
_FEWEST_WORDS = 25
"""Different words. A few of them alone must not weigh as much as a whole answer's."""


def quality_lines(seen: Observation, calibration: Calibration) -> tuple[LedgerLine, ...]:
    """Return what the answer is worth whatever the skill; features worth nothing are left out."""
    told: dict[int, Passage] = {}
    lines = [
        LedgerLine(label=_label(one), milli=milli, passages=_passages(seen.answer, one, told))
        for one in seen.seen
        if (worth := calibration.features.get(one.feature.name))
        and (milli := worth.milli(one.value))
    ]
    if words := _word_milli(seen.words, calibration):
        lines.append(LedgerLine(label=_word_label(seen.words, words, calibration), milli=words))
    return tuple(lines)


def criterion_lines(
    rubric: Rubric, seen: Observation, calibration: Calibration, *, is_asked: bool
) -> tuple[LedgerLine, ...]:
    """Return what each criterion adds that was shown or touched on."""
    lines = []
    for criterion in rubric.criteria:
        credited = seen.credited.get(criterion.id, ())
        touched = seen.touched.get(criterion.id, ())
        if not credited and not touched:
            continue
        worth = worth_of(criterion.id, rubric.skill, calibration, is_asked=is_asked)
        shown_milli = worth.milli(len(credited))
        if credited:
            lines.append(
                LedgerLine(
                    label=criterion.name,
                    milli=shown_milli,
                    criterion=criterion.id,
                    passages=_sighted(seen.answer, credited),
                )
            )
        if milli := worth.milli(len(credited), len(touched)) - shown_milli:
            lines.append(
                LedgerLine(
                    label=f"{criterion.name}, perhaps",
                    milli=milli,
                    passages=_sighted(seen.answer, touched),
                )
            )
    return tuple(lines)


def evidence_for(
    rubric: Rubric, seen: Observation, calibration: Calibration, *, is_asked: bool
) -> tuple[Evidence, ...]:
    """Return each credited passage with what it adds after those that are clearer."""
    evidence = []
    for criterion in rubric.criteria:
        worth = worth_of(criterion.id, rubric.skill, calibration, is_asked=is_asked)
        credited = seen.credited.get(criterion.id, ())
        for count, one in enumerate(sorted(credited, key=lambda one: -one.margin_milli)):
            milli = worth.milli(count + 1) - worth.milli(count)
            evidence.append(_evidence(seen.answer, one, milli))
    return tuple(evidence)


def worth_of(
    criterion: str, skill: str, calibration: Calibration, *, is_asked: bool
) -> SentenceWorth:
    """Return what a criterion is worth; the average one's where it was never calibrated."""
    criteria = skill_model(skill, calibration).criteria
    worth = criteria.get(criterion, calibration.any_criterion)
    return worth.asked if is_asked else worth.unasked


def skill_model(skill: str, calibration: Calibration) -> SkillModel:
    """Return what is particular to a skill; the average one's where it was never calibrated."""
    return calibration.skills.get(skill, calibration.any_skill)


def total(lines: Sequence[LedgerLine]) -> int:
    """Return the sum of lines, in thousandths."""
    return sum([line.milli for line in lines])


def on_the_scale(milli: int, curve: Sequence[tuple[int, int]]) -> int:
    """Return the rating for a sum: straight lines between the points of the curve."""
    if milli <= curve[0][0]:
        return curve[0][1]
    for (left, low), (right, high) in pairwise(curve):
        if milli <= right:
            return low + (high - low) * (milli - left) // (right - left)
    return curve[-1][1]


def rating_of(
    lines: Sequence[LedgerLine],
    spans: Sequence[Span],
    *,
    evidence: tuple[Evidence, ...] = (),
    missing: tuple[str, ...] = (),
    touched: tuple[str, ...] = (),
) -> Rating:
    """Return the rating that is the sum of these lines, with its likely range."""
    milli = total(lines)
    low, high = likely_range(milli, spans)
    return Rating(
        level=level_of(milli),
        points=milli / MILLI,
        low=low,
        high=high,
        ledger=tuple(lines),
        evidence=evidence,
        missing=missing,
        touched=touched,
    )


def likely_range(milli: int, spans: Sequence[Span]) -> tuple[Level, Level]:
    """Return the levels between which a careful rater's rating likely lies."""
    span = next((span for span in spans if milli < span.below_milli), spans[-1])
    level = level_of(milli)
    return Level(min(span.low, level)), Level(max(span.high, level))


def level_of(milli: int) -> Level:
    """Return the level of a rating, rounded half up."""
    return Level((milli + MILLI // 2) // MILLI)


def _word_milli(words: Sequence[str], calibration: Calibration) -> int:
    micro = sum(calibration.words.get(word, 0) for word in words)
    milli = micro * 10 // isqrt(max(len(words), _FEWEST_WORDS) * 100) // 1000
    return max(-calibration.words_limit_milli, min(calibration.words_limit_milli, milli))


def _word_label(words: Sequence[str], milli: int, calibration: Calibration) -> str:
    """Name the words that weigh most in the direction of the sum."""
    sign = 1 if milli > 0 else -1
    weights = {word: sign * calibration.words.get(word, 0) for word in words}
    telling = [word for word, weight in weights.items() if weight > 0]
    named = sorted(telling, key=lambda word: (-weights[word], word))[:_WORDS_NAMED]
    return f"words that {'better' if sign > 0 else 'weaker'} answers use: {', '.join(named)}"


_AFTER_COUNT = {
    Unit.CLAUSES: "x",
    Unit.SENTENCES: "x",
    Unit.CLAUSE_PERCENT: " %",
    Unit.DIFFERENT_WORDS: "",
    Unit.WORD_PERMILLE: " in 1000",
}


def _label(seen: Seen) -> str:
    return f"{seen.feature.label}, {seen.value}{_AFTER_COUNT[seen.feature.unit]}"


def _passages(answer: str, seen: Seen, told: dict[int, Passage]) -> tuple[Passage, ...]:
    """Return where a feature was seen; one clause has many, and is made a passage of once."""
    found = []
    for one in seen.clauses[:_MOST_PASSAGES]:
        if one.start not in told:
            told[one.start] = _passage(answer, one.start, one.end)
        found.append(told[one.start])
    return tuple(found)


def _sighted(answer: str, sightings: Sequence[Sighting]) -> tuple[Passage, ...]:
    return tuple([_passage(answer, one.start, one.end) for one in sightings])


def _passage(answer: str, start: int, end: int) -> Passage:
    return Passage(quote=answer[start:end], start=start, end=end)


def _evidence(answer: str, one: Sighting, milli: int) -> Evidence:
    return Evidence(
        criterion=one.criterion,
        indicator=one.indicator,
        quote=answer[one.start : one.end],
        start=one.start,
        end=one.end,
        milli=milli,
    )
