"""An interview, held and rated."""

from collections.abc import Iterator, Mapping

from pminterview.domain.pack import Pack
from pminterview.domain.rating import MILLI, Judgement, Outcome, Rating
from pminterview.domain.rubric import Level
from pminterview.domain.scorecard import Change, FollowedUp, SessionRecord
from pminterview.domain.transcript import Transcript, Turn
from pminterview.domain.value import Id
from pminterview.scoring.aggregate import build_scorecard
from pminterview.scoring.rater import Rater

_MUCH_MILLI = 3 * MILLI // 4
"""From here on a reply made an answer sharper, even if nothing that is looked for was found in it:
sentences about nothing have raised ratings by half a point."""
_CHANGED_MILLI = MILLI // 10
"""From here on a reply that showed nothing new made an answer softer."""


def rate_transcript(
    pack: Pack,
    transcript: Transcript,
    rater: Rater,
    *,
    made_by: str,
    self_levels: Mapping[Id, Level] = {},
) -> SessionRecord:
    """Rate every answer with its replies, and fold the ratings into a scorecard.

    For each follow-up it is told what the reply changed; `self_levels` are the candidate's own.
    """
    rated = tuple(_rated_step_by_step(turn, rater) for turn in transcript.turns)
    judgements = tuple(steps[-1] for steps in rated)
    follow_ups = tuple(
        followed_up
        for number, (turn, steps) in enumerate(zip(transcript.turns, rated, strict=True), start=1)
        for followed_up in _followed_up(number, turn, steps, pack)
    )
    return SessionRecord(
        made_by=made_by,
        transcript=transcript,
        judgements=judgements,
        scorecard=build_scorecard(
            pack,
            transcript,
            judgements,
            rater=rater.name,
            follow_ups=follow_ups,
            self_levels=self_levels,
        ),
    )


def _rated_step_by_step(turn: Turn, rater: Rater) -> tuple[Judgement, ...]:
    """Rate an answer alone, then with each reply; a reply that adds no text is not rated again."""
    judged: dict[str, Judgement] = {}
    texts = [turn.rated_text_after(count) for count in range(len(turn.follow_ups) + 1)]
    for text in texts:
        if text not in judged:
            judged[text] = rater.rate(turn.question, text)
    return tuple(judged[text] for text in texts)


def _followed_up(
    number: int, turn: Turn, steps: tuple[Judgement, ...], pack: Pack
) -> Iterator[FollowedUp]:
    skill_of = {one.id: rubric.skill for rubric in pack.rubrics for one in rubric.criteria}
    for at, follow_up in enumerate(turn.follow_ups):
        skill = skill_of[follow_up.probe.criterion]
        yield FollowedUp(
            question_number=number,
            probe=follow_up.probe,
            skill=skill,
            has_reply=bool(follow_up.rated_text),
            change=_change(steps[at].outcomes[skill], steps[at + 1].outcomes[skill]),
        )


def _change(before: Outcome, after: Outcome) -> Change:
    """Compare two ratings of a skill: sharper is who now shows something of it that was open.

    That the rating rose a little is not enough: any words in good English can do that.
    """
    gained = _milli(after) - _milli(before)
    if gained >= _MUCH_MILLI or (_shown(after) - _shown(before) and gained >= 0):
        return Change.SHARPER
    return Change.SOFTER if gained <= -_CHANGED_MILLI else Change.HELD


def _shown(outcome: Outcome) -> set[str]:
    """Return the criteria that an answer showed."""
    return {one.criterion for one in outcome.evidence} if isinstance(outcome, Rating) else set()


def _milli(outcome: Outcome) -> int:
    return round(outcome.points * MILLI) if isinstance(outcome, Rating) else 0
