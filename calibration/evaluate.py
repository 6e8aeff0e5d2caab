"""Rate every calibration answer with a model that has not seen its question, and set the ranges."""

from collections.abc import Iterable, Sequence

from answers import PACK, SKILLS, Rated, folds, load_extra, word_lists
from fit import fit

from pminterview.domain.calibration import Calibration, Span
from pminterview.domain.rating import Judgement, Rating
from pminterview.scoring.model import likely_range
from pminterview.scoring.rater import OfflineRater

COVERED = 0.73
BIN_MILLI = 400
FEWEST_IN_BIN = 25

Kept = tuple[str, int, float]
"""Kind of rating, its thousandths, and the raters' mean."""


def unseen_judgements(rated: Sequence[Rated]) -> list[Judgement]:
    """Rate each answer with a model fitted on the answers to other questions."""
    judgements: dict[str, Judgement] = {}
    for part in folds(rated):
        train = [one for one in rated if one.question.id not in part]
        test = [one for one in rated if one.question.id in part]
        judgements |= {
            one.id: judged
            for one, judged in zip(test, rate(test, fit([*train, *load_extra()])), strict=True)
        }
    return [judgements[one.id] for one in rated]


def rate(rated: Iterable[Rated], calibration: Calibration) -> list[Judgement]:
    """Rate answers with a model."""
    rater = OfflineRater(PACK, calibration, word_lists())
    return [rater.rate(one.question, one.answer) for one in rated]


def fitted_ranges(
    rated: Sequence[Rated], judgements: Sequence[Judgement]
) -> dict[str, tuple[Span, ...]]:
    """Return, for each kind of rating, the narrowest ranges that hold enough of the means."""
    kept = [one for pair in zip(rated, judgements, strict=True) for one in kept_ratings(*pair)]
    return {
        kind: _spans([(milli, truth) for name, milli, truth in kept if name == kind])
        for kind in ("asked", "unasked", "overall")
    }


def kept_ratings(one: Rated, judgement: Judgement) -> Iterable[Kept]:
    """Yield every rating of an answer with the raters' mean beside it."""
    for skill, outcome in judgement.outcomes.items():
        if isinstance(outcome, Rating):
            kind = "asked" if skill in one.question.skills else "unasked"
            yield kind, round(outcome.points * 1000), one.truth[skill]
    if isinstance(judgement.overall, Rating):
        yield "overall", round(judgement.overall.points * 1000), one.truth["overall"]


def _spans(pairs: Sequence[tuple[int, float]]) -> tuple[Span, ...]:
    spans: list[Span] = []
    pending: list[float] = []
    top = 4001
    for below in [*range(BIN_MILLI, 4000, BIN_MILLI), top]:
        low = spans[-1].below_milli if spans else -1
        pending = [truth for milli, truth in pairs if low <= milli < below]
        if len(pending) >= FEWEST_IN_BIN or (below == top and not spans):
            spans.append(
                Span(below_milli=below, low=_narrowest(pending)[0], high=_narrowest(pending)[1])
            )
    last = spans[-1]
    return (*spans[:-1], Span(below_milli=top, low=last.low, high=last.high))


def _narrowest(truths: Sequence[float]) -> tuple[int, int]:
    """Return the narrowest levels that hold enough of the means; of equals, the fullest."""

    def held(low: int, high: int) -> float:
        return sum(low <= truth <= high for truth in truths) / max(1, len(truths))

    ranges = [(low, high) for low in range(5) for high in range(low, 5)]
    enough = [one for one in ranges if held(*one) >= COVERED] or [(0, 4)]
    return min(enough, key=lambda one: (one[1] - one[0], -held(*one)))


def as_score_row(one: Rated, judgement: Judgement) -> dict[str, object]:
    """Return a judgement as `pminterview score` prints it."""

    def shown(outcome: object) -> dict[str, object]:
        if isinstance(outcome, Rating):
            low, high = int(outcome.low), int(outcome.high)
            return {"level": int(outcome.level), "points": outcome.points, "low": low, "high": high}
        return {"not_rated": outcome.not_rated}  # type: ignore[attr-defined]

    return {
        "id": one.id,
        "overall": shown(judgement.overall),
        "skills": {skill: shown(judgement.outcomes[skill]) for skill in SKILLS},
        "notes": [],
        "evidence": [],
        "engine": judgement.rater,
    }


def coverage(
    rated: Sequence[Rated], judgements: Sequence[Judgement]
) -> dict[str, tuple[float, float]]:
    """Return, for each kind, the share of means within the range, and the mean width in levels.

    The ranges of an answer are set without the answers to its question.
    """
    held: dict[str, list[tuple[bool, int]]] = {}
    pairs = list(zip(rated, judgements, strict=True))
    for part in folds(rated):
        known = [pair for pair in pairs if pair[0].question.id not in part]
        ranges = fitted_ranges(*zip(*known, strict=True))
        for pair in pairs:
            for kind, milli, truth in kept_ratings(*pair) if pair[0].question.id in part else ():
                low, high = likely_range(milli, ranges[kind])
                held.setdefault(kind, []).append((low <= truth <= high, high - low))
    return {
        kind: (
            round(sum(is_held for is_held, _ in each) / len(each), 3),
            round(sum(width for _, width in each) / len(each), 2),
        )
        for kind, each in sorted(held.items())
    }
