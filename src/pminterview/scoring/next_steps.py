"""What to do next: the first gap of the lowest skills, each with the moment it was missing in."""

from collections.abc import Iterator, Sequence

from pminterview.domain.pack import Pack
from pminterview.domain.rating import Judgement, NotRated, Outcome, Rating
from pminterview.domain.scorecard import Moment, NextStep, SkillLevel, SkillScore
from pminterview.domain.text import split_sentences
from pminterview.domain.transcript import Transcript

_MOST_STEPS = 3
_OPENING_WORDS = 12
"""Of an answer that is quoted because it has to be found again, not because it shows something."""
_IN_SENTENCES = (
    "Answer in a few full sentences: one situation, what you did and why, what came of it."
)

Asked = tuple[int, str, Outcome]
"""Question number, what was rated of its answer, and the outcome for the skill it asked for."""


def next_steps(
    pack: Pack,
    transcript: Transcript,
    judgements: Sequence[Judgement],
    scores: Sequence[SkillScore],
) -> tuple[NextStep, ...]:
    """Return at most three things to do, one a skill that was asked for, the lowest skill first.

    Where nothing is missing, or nothing could be rated, it is one thing; without answers none.
    """
    asked = {
        score.skill: answers
        for score in scores
        if (answers := tuple(_answers_that_asked(score.skill, transcript, judgements)))
    }
    rated = [
        (score.outcome.points, score)
        for score in scores
        if isinstance(score.outcome, SkillLevel) and score.skill in asked
    ]
    ordered = [score for _, score in sorted(rated, key=lambda pair: pair[0])]
    if with_gap := [score for score in ordered if score.missing][:_MOST_STEPS]:
        return tuple(_gap_step(score, asked[score.skill]) for score in with_gap)
    if ordered:
        anchors = pack.rubrics_by_skill[ordered[0].skill].anchors
        text = f"Aim for: {max(anchors, key=lambda one: one.level).text}"
        return (_step(ordered[0], text, asked[ordered[0].skill]),)
    refused = [score for score in scores if score.skill in asked][:1]
    return tuple(_step(score, _IN_SENTENCES, asked[score.skill]) for score in refused)


def _answers_that_asked(
    skill: str, transcript: Transcript, judgements: Sequence[Judgement]
) -> Iterator[Asked]:
    for number, (turn, judgement) in enumerate(zip(transcript.turns, judgements, strict=True), 1):
        if skill in turn.question.skills:
            yield number, turn.rated_text, judgement.outcomes[skill]


def _gap_step(score: SkillScore, asked: Sequence[Asked]) -> NextStep:
    gap = score.missing[0]
    missed = [
        one for one in asked if isinstance(one[2], Rating) and gap.criterion in one[2].missing
    ]
    return _step(score, gap.advice, missed)


def _step(score: SkillScore, text: str, answers: Sequence[Asked]) -> NextStep:
    """Return a step with the lowest-rated of these answers as its moment."""
    number, answer, outcome = min(answers, key=lambda one: _points(one[2]))
    return NextStep(
        skill=score.skill,
        short_name=score.short_name,
        text=text,
        moment=Moment(question_number=number, quote=_quote(answer, outcome)),
    )


def _points(outcome: Outcome) -> float:
    return 0.0 if isinstance(outcome, NotRated) else outcome.points


def _quote(answer: str, outcome: Outcome) -> str:
    """Return the passage that adds most, else how the answer begins; empty without words."""
    if isinstance(outcome, Rating) and (best := outcome.best_evidence):
        return best.quote
    sentences = split_sentences(answer)
    if not sentences:
        return ""
    words = sentences[0].words[:_OPENING_WORDS]
    return answer[words[0].start : words[-1].end]
