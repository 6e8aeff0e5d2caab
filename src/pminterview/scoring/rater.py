"""What rates answers: the protocol, and the rater that counts indicators."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from pminterview.domain.pack import Pack
from pminterview.domain.question import Question
from pminterview.domain.rating import NOT_ASKED, Evidence, Judgement, NotRated, Outcome, Rating
from pminterview.domain.rubric import Level, Rubric
from pminterview.scoring.evidence import IndicatorFinder, Sighting, by_skill
from pminterview.scoring.guards import GuardedText, guard

POINTS_FOR_A_CRITERION = 0.75
POINTS_FOR_ANOTHER_SENTENCE = 0.5
_HIGHEST = 4.0
_CRITERIA_A_SENTENCE = 2
"""One sentence may show at most this many criteria of a skill: a list is not an argument."""
_SHOWN_UNASKED = 2
"""Sentences and criteria that must speak for a skill nobody asked for, before it is rated."""


class Rater(Protocol):
    """Whatever rates: this program, a model, a person."""

    @property
    def name(self) -> str:
        """Return who rates, with a version: two raters of one name rate alike."""
        ...

    def rate(self, question: Question, answer: str) -> Judgement:
        """Rate one answer for every skill; an empty answer is one that was skipped."""
        ...


class CountingRater:
    """Counts what can be seen: 0.75 points for each criterion shown, 0.5 for showing it again.

    Honest, simple and not calibrated: it cannot tell a good reason from a bad one. The range it
    gives is one level to either side.
    """

    def __init__(self, pack: Pack) -> None:
        self.name = "counting rule 1"
        self._pack = pack
        self._finder = IndicatorFinder(pack)

    def rate(self, question: Question, answer: str) -> Judgement:
        """Rate one answer for every skill of the pack."""
        guarded = guard(answer, question)
        outcomes = self._outcomes(question, answer, guarded)
        return Judgement(
            rater=self.name, is_calibrated=False, outcomes=outcomes, notes=guarded.notes
        )

    def _outcomes(
        self, question: Question, answer: str, guarded: GuardedText
    ) -> Mapping[str, Outcome]:
        if guarded.refusal and answer.strip():
            refused = NotRated(not_rated=guarded.refusal)
            return {
                rubric.skill: refused if rubric.skill in question.skills else NOT_ASKED
                for rubric in self._pack.rubrics
            }
        seen = by_skill(self._finder.find(answer, guarded.sentences))
        return {
            rubric.skill: _rate_skill(rubric, question, seen.get(rubric.skill, []))
            for rubric in self._pack.rubrics
        }


def _rate_skill(rubric: Rubric, question: Question, sightings: Sequence[Sighting]) -> Outcome:
    credited = _credited(sightings)
    is_asked = rubric.skill in question.skills
    evidence = tuple(sighting.evidence for sighting in credited)
    shown = {one.criterion for one in evidence}
    sentences = {sighting.sentence for sighting in credited}
    if not is_asked and min(len(shown), len(sentences)) < _SHOWN_UNASKED:
        return NOT_ASKED
    points = _points(evidence)
    level = Level(int(points + 0.5))
    return Rating(
        level=level,
        points=points,
        low=Level(max(0, level - 1)),
        high=Level(min(4, level + 1)) if evidence else Level.WEAK,
        evidence=evidence,
        missing=_missing(rubric, question, shown) if is_asked else (),
        rationale=f"{len(shown)} of {len(rubric.criteria)} criteria shown, {len(evidence)} times",
    )


def _credited(sightings: Sequence[Sighting]) -> list[Sighting]:
    """Keep one sighting a sentence and criterion, and at most two criteria a sentence."""
    kept: dict[tuple[int, str], Sighting] = {}
    in_sentence: dict[int, int] = {}
    for sighting in sightings:
        key = sighting.sentence, sighting.evidence.criterion
        if key not in kept and in_sentence.get(sighting.sentence, 0) < _CRITERIA_A_SENTENCE:
            kept[key] = sighting
            in_sentence[sighting.sentence] = in_sentence.get(sighting.sentence, 0) + 1
    return list(kept.values())


def _points(evidence: Sequence[Evidence]) -> float:
    counts: dict[str, int] = {}
    for one in evidence:
        counts[one.criterion] = counts.get(one.criterion, 0) + 1
    again = sum(count > 1 for count in counts.values())
    points = POINTS_FOR_A_CRITERION * len(counts) + POINTS_FOR_ANOTHER_SENTENCE * again
    return min(_HIGHEST, points)


def _missing(rubric: Rubric, question: Question, shown: set[str]) -> tuple[str, ...]:
    """Return the criteria not shown; those that the question probes for first, in that order."""
    own = [criterion.id for criterion in rubric.criteria]
    probed = [criterion for criterion in question.invited_criteria if criterion in own]
    return tuple(one for one in dict.fromkeys([*probed, *own]) if one not in shown)
