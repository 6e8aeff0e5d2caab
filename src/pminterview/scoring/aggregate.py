"""Judgements of single answers, folded into one scorecard."""

from collections.abc import Mapping, Sequence

from pminterview.domain.pack import Pack
from pminterview.domain.rating import (
    CLEARLY_SHOWN_POINTS,
    NOT_ASKED,
    SMALL_MILLI,
    Judgement,
    NotRated,
    Rating,
)
from pminterview.domain.rubric import Level, Rubric
from pminterview.domain.scorecard import (
    FollowedUp,
    Missing,
    NumberedNote,
    Quotation,
    Scorecard,
    SkillLevel,
    SkillScore,
)
from pminterview.domain.transcript import Transcript
from pminterview.domain.value import Id
from pminterview.scoring.next_steps import next_steps

Judged = tuple[int, bool, Rating]
"""Question number, whether it asked for the skill, and the rating."""


def build_scorecard(
    pack: Pack,
    transcript: Transcript,
    judgements: Sequence[Judgement],
    *,
    rater: str,
    follow_ups: tuple[FollowedUp, ...] = (),
    self_levels: Mapping[Id, Level] = {},
) -> Scorecard:
    """Fold the judgements, one a turn; a skill neither asked for nor shown gets no level.

    What became of follow-ups, and what the candidate would give each skill, is kept beside them.
    """
    skills = tuple(
        _fold_skill(rubric, transcript, judgements, self_level=self_levels.get(rubric.skill))
        for rubric in pack.rubrics
    )
    return Scorecard(
        rater=rater,
        is_calibrated=bool(judgements) and all(one.is_calibrated for one in judgements),
        skills=skills,
        next_steps=next_steps(pack, transcript, judgements, skills),
        follow_ups=follow_ups,
        notes=tuple(
            NumberedNote(question_number=number, note=note)
            for number, judgement in enumerate(judgements, start=1)
            for note in judgement.notes
        ),
    )


def _fold_skill(
    rubric: Rubric,
    transcript: Transcript,
    judgements: Sequence[Judgement],
    *,
    self_level: Level | None,
) -> SkillScore:
    rated: list[Judged] = []
    refusals: list[NotRated] = []
    for number, (turn, judgement) in enumerate(zip(transcript.turns, judgements, strict=True), 1):
        is_asked = rubric.skill in turn.question.skills
        match judgement.outcomes[rubric.skill]:
            case Rating() as rating:
                rated.append((number, is_asked, rating))
            case NotRated() as refusal if is_asked:
                refusals.append(refusal)
    asked = [one for one in rated if one[1]]
    outcome = _folded(asked or rated, refusals)
    if not asked and isinstance(outcome, SkillLevel) and outcome.points < CLEARLY_SHOWN_POINTS:
        outcome = NOT_ASKED
    return SkillScore(
        skill=rubric.skill,
        name=rubric.name,
        short_name=rubric.short_name,
        outcome=outcome,
        best=None if outcome == NOT_ASKED else _best_quotation(asked or rated),
        missing=_missing(rubric, rated),
        self_level=self_level,
    )


def _folded(basis: Sequence[Judged], refusals: Sequence[NotRated]) -> SkillLevel | NotRated:
    """Return the mean over these answers; an answer that could not be rated counts 0.

    The level is the mean rounded, but never "no evidence" where an answer gave some.
    """
    if not basis:
        return refusals[0] if refusals else NOT_ASKED
    ratings = [rating for _, _, rating in basis]
    count = len(ratings) + len(refusals)
    points = sum(rating.points for rating in ratings) / count
    lowest = Level.WEAK if any(rating.evidence for rating in ratings) else Level.NO_EVIDENCE
    return SkillLevel(
        level=max(lowest, Level(int(points + 0.5))),
        points=points,
        low=Level(int(sum(rating.low for rating in ratings) / count + 0.5)),
        high=max(lowest, Level(int(sum(rating.high for rating in ratings) / count + 0.5))),
        answer_count=count,
    )


def _best_quotation(rated: Sequence[Judged]) -> Quotation | None:
    """Return the passage of the best-rated answer that adds most to its rating, if it adds much."""
    telling = [
        (rating.points, number, best)
        for number, _, rating in rated
        if (best := rating.best_evidence) and best.milli >= SMALL_MILLI
    ]
    if not telling:
        return None
    _, number, best = max(
        telling, key=lambda found: (found[0], found[2].milli, len(found[2].quote))
    )
    return Quotation(question_number=number, evidence=best)


def _missing(rubric: Rubric, rated: Sequence[Judged]) -> tuple[Missing, ...]:
    """Return what no answer showed, in the order of the answer that missed it first."""
    shown = {one.criterion for _, _, rating in rated for one in rating.evidence}
    missed = dict.fromkeys(
        criterion for _, is_asked, rating in rated if is_asked for criterion in rating.missing
    )
    touched = {criterion for _, _, rating in rated for criterion in rating.touched}
    criteria = {criterion.id: criterion for criterion in rubric.criteria}
    return tuple(
        Missing(
            criterion=one,
            text=criteria[one].text,
            advice=criteria[one].advice,
            is_touched=one in touched,
        )
        for one in missed
        if one not in shown
    )
