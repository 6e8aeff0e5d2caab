"""Feedback after an answer: what it showed, the one thing that would lift it, what changed."""

from dataclasses import dataclass

from pminterview.domain.rating import Judgement, Rating
from pminterview.domain.transcript import Turn
from pminterview.scoring.probing import Gap


@dataclass(frozen=True, slots=True)
class Feedback:
    """What one try showed, beside the try before it."""

    skills: tuple[str, ...]
    """Those shown: one in a drill, all that were asked for in coach mode."""
    turn: Turn
    judgement: Judgement
    before: Judgement | None
    gap: Gap | None
    """The one thing that would lift it most; None where nothing is missing."""

    def gained_points(self, skill: str) -> float | None:
        """Return the points gained over the try before; None where one of them has no rating."""
        if self.before is None:
            return None
        match self.before.outcomes[skill], self.judgement.outcomes[skill]:
            case Rating() as before, Rating() as now:
                return now.points - before.points
        return None
