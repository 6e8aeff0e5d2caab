"""What an answer left open, and what to ask next: where it is thin, what would add most."""

from dataclasses import dataclass

from pminterview.domain.calibration import Calibration
from pminterview.domain.pack import Pack
from pminterview.domain.question import Probe, Question
from pminterview.domain.rating import Judgement, Outcome, Rating
from pminterview.domain.rubric import Rubric
from pminterview.domain.transcript import Turn
from pminterview.scoring.model import worth_of
from pminterview.scoring.rater import Rater

THIN_POINTS = 2.5
"""Below this a target skill is worth a follow-up: short of solid, rounded half up."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A criterion of a target skill that an answer did not show."""

    criterion: str
    skill: str
    milli: int
    """What showing it in one sentence would add before the scale, in thousandths of a point."""


def gaps(
    question: Question, judgement: Judgement, pack: Pack, calibration: Calibration
) -> tuple[Gap, ...]:
    """Return what an answer did not show of the target skills, the most valuable first.

    Of equals, those come first that the question has a probe for, in its order.
    """
    order = {
        criterion: at
        for at, criterion in enumerate(
            dict.fromkeys([*question.invited_criteria, *pack.criteria_by_id])
        )
    }
    found = [
        Gap(criterion, skill, worth.milli(1) - worth.milli(0, is_touched))
        for skill in question.skills
        for criterion, is_touched in _not_shown(
            judgement.outcomes[skill], pack.rubrics_by_skill[skill]
        )
        for worth in [worth_of(criterion, skill, calibration, is_asked=True)]
    ]
    return tuple(sorted(found, key=lambda gap: (-gap.milli, order[gap.criterion])))


def is_thin(outcome: Outcome) -> bool:
    """Tell whether a target skill deserves a follow-up: not rated, or short of solid."""
    return not isinstance(outcome, Rating) or outcome.points < THIN_POINTS


class OfflineProber:
    """Digs where an answer is thin; pure: the same answer always draws the same probe."""

    def __init__(self, pack: Pack, rater: Rater, calibration: Calibration) -> None:
        self._pack = pack
        self._rater = rater
        self._calibration = calibration

    def next_probe(self, turn: Turn) -> Probe | None:
        """Return the probe for the most valuable gap of a thin target skill, never asked before."""
        judgement = self._rater.rate(turn.question, turn.rated_text)
        asked = {one.probe for one in turn.follow_ups}
        left = [probe for probe in turn.question.probes if probe not in asked]
        thin = [
            gap.criterion
            for gap in gaps(turn.question, judgement, self._pack, self._calibration)
            if is_thin(judgement.outcomes[gap.skill])
        ]
        candidates = [probe for probe in left if probe.criterion in thin]
        return min(candidates, key=lambda probe: thin.index(probe.criterion), default=None)


def _not_shown(outcome: Outcome, rubric: Rubric) -> list[tuple[str, bool]]:
    """Return the criteria that an answer does not show, and whether it touches on them."""
    if isinstance(outcome, Rating):
        return [(criterion, criterion in outcome.touched) for criterion in outcome.missing]
    return [(criterion.id, False) for criterion in rubric.criteria]
