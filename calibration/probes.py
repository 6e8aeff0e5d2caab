"""Which probes the weakest and the strongest calibration answers draw, and why.

python calibration/probes.py     one block an answer, then the means

The calibration questions have no probes, so each gets one for every criterion of its target skills,
named like the criterion. No reply is imagined: the second probe is chosen as if the first had
brought nothing. The model was fitted on these answers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import fmean

from answers import PACK, Rated, load_rated, word_lists

from pminterview.domain.calibration import Calibration
from pminterview.domain.question import Probe, Question
from pminterview.domain.rating import Judgement, Rating
from pminterview.domain.transcript import FollowUp, Turn, TurnEnd
from pminterview.packs.calibration import load_calibration
from pminterview.packs.locate import bundled_data
from pminterview.scoring.probing import OfflineProber, gaps
from pminterview.scoring.rater import OfflineRater

GROUP_SIZE = 40
MOST_PROBES = 2


@dataclass(frozen=True)
class Drawn:
    """One answer with the probes that it draws."""

    rated: Rated
    judgement: Judgement
    probes: tuple[Probe, ...]

    @property
    def truth(self) -> float:
        """Return the raters' mean overall."""
        return self.rated.truth["overall"]


class Drawer:
    """Draws probes as an interview would, from answers alone."""

    def __init__(self, calibration: Calibration) -> None:
        self._calibration = calibration
        self._rater = OfflineRater(PACK, calibration, word_lists())
        self._prober = OfflineProber(PACK, self._rater, calibration)

    def draw(self, one: Rated) -> Drawn:
        """Return what an answer draws."""
        question = with_probes(one.question)
        turn = Turn(question=question, answer=one.answer, ended=TurnEnd.SENT)
        while len(turn.follow_ups) < MOST_PROBES and (probe := self._prober.next_probe(turn)):
            silent = FollowUp(probe=probe, reply="", ended=TurnEnd.SENT)
            follow_ups = (*turn.follow_ups, silent)
            turn = Turn(
                question=question, answer=one.answer, ended=turn.ended, follow_ups=follow_ups
            )
        judgement = self._rater.rate(question, one.answer)
        return Drawn(one, judgement, tuple(each.probe for each in turn.follow_ups))

    def reasons(self, drawn: Drawn) -> list[str]:
        """Return for each probe its criterion, its skill with its points, and what it would add."""
        question = with_probes(drawn.rated.question)
        found = gaps(question, drawn.judgement, PACK, self._calibration)
        by_criterion = {gap.criterion: gap for gap in found}
        wanted = [by_criterion[probe.criterion] for probe in drawn.probes]
        return [
            f"{gap.criterion} ({gap.skill} {points(drawn.judgement.outcomes[gap.skill])},"
            f" +{gap.milli / 1000:.3f})"
            for gap in wanted
        ]


def with_probes(question: Question) -> Question:
    """Return a question with a probe for every criterion of its target skills."""
    probes = [
        Probe(criterion=criterion.id, text=criterion.name)
        for skill in question.skills
        for criterion in PACK.rubrics_by_skill[skill].criteria
    ]
    return Question.model_validate(dict(question) | {"probes": probes})


def weakest_and_strongest(rated: Sequence[Rated]) -> tuple[list[Rated], list[Rated]]:
    """Return the forty answers at either end by the raters' mean overall; ties by their ids."""
    ordered = sorted(rated, key=lambda one: (one.truth["overall"], one.id))
    return ordered[:GROUP_SIZE], ordered[-GROUP_SIZE:]


def mean_count(drawn: Sequence[Drawn]) -> float:
    """Return how many probes answers draw on average."""
    return fmean(len(one.probes) for one in drawn)


def points(outcome: object) -> str:
    """Return points to be printed."""
    return f"{outcome.points:.2f}" if isinstance(outcome, Rating) else "not rated"


def main() -> None:
    """Print the measurement."""
    drawer = Drawer(load_calibration(bundled_data()))
    rated = load_rated()
    means = []
    for name, group in zip(("weakest", "strongest"), weakest_and_strongest(rated), strict=True):
        drawn = [drawer.draw(one) for one in group]
        print(f"The {len(drawn)} {name}: id, raters' mean, our overall, probes")
        for one in drawn:
            ours = points(one.judgement.overall)
            print(f"{one.rated.id}  {one.truth:.1f}  {ours}  {len(one.probes)}")
            print("".join(f"    {reason}\n" for reason in drawer.reasons(one)), end="")
        means.append(f"{name} {mean_count(drawn):.2f}")
        print()
    print(f"Probes on average: {', '.join(means)}")
    every = sorted((drawer.draw(one) for one in rated), key=lambda one: one.truth)
    for truth, each in groupby(every, key=lambda one: one.truth):
        same = list(each)
        print(f"  raters' mean {truth:.1f}: {mean_count(same):.2f} ({len(same)} answers)")


if __name__ == "__main__":
    main()
