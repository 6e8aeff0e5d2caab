"""What rates answers: the protocol, and the rater that adds up what it sees."""

from collections.abc import Mapping
from functools import cached_property
from typing import Protocol

from pminterview.domain.calibration import Calibration, EvidenceModels, WordLists
from pminterview.domain.pack import Pack
from pminterview.domain.question import Question
from pminterview.domain.rating import (
    MILLI,
    NOT_ASKED,
    SMALL_MILLI,
    Judgement,
    LedgerLine,
    NotRated,
    Outcome,
    Rating,
)
from pminterview.domain.rubric import Criterion, Rubric
from pminterview.scoring.model import (
    HIGHEST_MILLI,
    criterion_lines,
    evidence_for,
    on_the_scale,
    quality_lines,
    rating_of,
    skill_model,
    total,
    worth_of,
)
from pminterview.scoring.observation import Observation, Observer
from pminterview.scoring.overall import rate_overall

_SHOWN_MILLI = MILLI // 2
"""From here on a skill that nobody asked for counts as shown."""

Lines = tuple[LedgerLine, ...]


class Rater(Protocol):
    """Whatever rates: this program, a model, a person."""

    @property
    def name(self) -> str:
        """Return who rates, with a version: two raters of one name rate alike."""
        ...

    def rate(self, question: Question, answer: str) -> Judgement:
        """Rate one answer for every skill; an empty answer is one that was skipped."""
        ...


class OfflineRater:
    """Adds up what an answer shows, with weights that were set against rated answers.

    Pure: the same answer always gets the same rating, whatever was rated before. For packs with
    skills or criteria of their own the average weights are taken, and the rating says so.
    """

    def __init__(self, pack: Pack, calibration: Calibration, lists: WordLists) -> None:
        self._pack = pack
        self._calibration = calibration
        self._lists = lists
        self.name = calibration.name
        self.is_calibrated = all(
            rubric.skill in calibration.skills
            and {one.id for one in rubric.criteria}
            == set(calibration.skills[rubric.skill].criteria)
            for rubric in pack.rubrics
        )

    @cached_property
    def _observer(self) -> Observer:
        """Prepare what all answers need; only with the first, since a question is asked before."""
        return Observer(self._pack, self._lists, self._evidence())

    def _evidence(self) -> EvidenceModels:
        """Return the models of the criteria that are the calibrated ones, not only called so."""
        models = self._calibration.evidence
        own = {
            criterion.id: models.criteria[criterion.id]
            for rubric in self._pack.rubrics
            for criterion in rubric.criteria
            if criterion.id in models.criteria
            and criterion.id in skill_model(rubric.skill, self._calibration).criteria
        }
        return models.model_copy(update={"criteria": own})

    def rate(self, question: Question, answer: str) -> Judgement:
        """Rate one answer for every skill of the pack."""
        seen = self._observer.observe(question, answer)
        outcomes = self._outcomes(question, seen)
        return Judgement(
            rater=self.name,
            is_calibrated=self.is_calibrated,
            overall=rate_overall(question, outcomes, self._calibration),
            outcomes=outcomes,
            notes=seen.guarded.notes,
        )

    def _outcomes(self, question: Question, seen: Observation) -> Mapping[str, Outcome]:
        refusal = seen.guarded.refusal if seen.answer.strip() else None
        quality = () if refusal else quality_lines(seen, self._calibration)
        outcomes: dict[str, Outcome] = {}
        for rubric in self._pack.rubrics:
            is_asked = rubric.skill in question.skills
            if refusal:
                outcomes[rubric.skill] = NotRated(not_rated=refusal) if is_asked else NOT_ASKED
            elif is_asked:
                outcomes[rubric.skill] = self._rate_asked(rubric, question, seen, quality)
            else:
                outcomes[rubric.skill] = self._rate_unasked(rubric, seen, quality)
        return outcomes

    def _rate_asked(
        self, rubric: Rubric, question: Question, seen: Observation, quality: Lines
    ) -> Rating:
        if not seen.answer.strip():
            lines: Lines = ()
        else:
            first = (
                self._calibration.first_target_milli if rubric.skill == question.skills[0] else 0
            )
            start = skill_model(rubric.skill, self._calibration).asked_milli + first
            shown = criterion_lines(rubric, seen, self._calibration, is_asked=True)
            lines = self._scaled((_line("where every answer begins", start), *quality, *shown))
        missing = self._missing(rubric, question, seen)
        return rating_of(
            lines,
            self._calibration.ranges["asked"],
            evidence=evidence_for(rubric, seen, self._calibration, is_asked=True),
            missing=missing,
            touched=tuple([one for one in missing if one in seen.touched]),
        )

    def _rate_unasked(self, rubric: Rubric, seen: Observation, quality: Lines) -> Outcome:
        model = skill_model(rubric.skill, self._calibration)
        share = total(quality) * model.unasked_quality_permille // MILLI
        shown = criterion_lines(rubric, seen, self._calibration, is_asked=False)
        start = _line("where a skill begins that nobody asked for", model.unasked_milli)
        general = _line("part of what the answer is worth in general", share)
        lines = _clipped((start, general, *shown))
        if total(lines) < _SHOWN_MILLI:
            return NOT_ASKED
        return rating_of(
            lines,
            self._calibration.ranges["unasked"],
            evidence=evidence_for(rubric, seen, self._calibration, is_asked=False),
        )

    def _missing(self, rubric: Rubric, question: Question, seen: Observation) -> tuple[str, ...]:
        """Return the criteria not shown, first those that the question probes, in its order.

        Those that would add next to nothing come after all others; those that the answer at least
        touches on, after those of which it says nothing.
        """
        absent = [one for one in rubric.criteria if one.id not in seen.credited]
        order = {one: at for at, one in enumerate(question.invited_criteria)}

        def place(criterion: Criterion) -> tuple[bool, bool, bool, int]:
            worth = worth_of(criterion.id, rubric.skill, self._calibration, is_asked=True).milli(1)
            is_touched = criterion.id in seen.touched
            is_uninvited = criterion.id not in order
            return worth < SMALL_MILLI, is_touched, is_uninvited, order.get(criterion.id, 0)

        return tuple(one.id for one in sorted(absent, key=place))

    def _scaled(self, lines: Lines) -> Lines:
        """Add the line that puts a sum on the scale from 0 to 4."""
        before = total(lines)
        after = on_the_scale(before, self._calibration.curve)
        return (*lines, _line("put on the scale from 0 to 4", after - before))


def _clipped(lines: Lines) -> Lines:
    before = total(lines)
    after = max(0, min(HIGHEST_MILLI, before))
    return lines if after == before else (*lines, _line("the scale ends here", after - before))


def _line(label: str, milli: int) -> LedgerLine:
    return LedgerLine(label=label, milli=milli)
