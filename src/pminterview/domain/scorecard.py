"""The scorecard: the ratings of all answers of an interview, folded skill by skill."""

from pminterview.domain.rating import Evidence, IntegrityNote, Judgement, NotRated
from pminterview.domain.rubric import Level
from pminterview.domain.transcript import Transcript
from pminterview.domain.value import FormatVersion, Id, Prose, Value


class SkillLevel(Value):
    """A level over all answers that were asked for the skill or showed it."""

    level: Level
    points: float
    low: Level
    high: Level
    answer_count: int
    """How many answers it rests on."""


class Quotation(Value):
    """Evidence, with the number of the question whose answer it is from (1 is the first)."""

    question_number: int
    evidence: Evidence


class Missing(Value):
    """A criterion that no answer showed, in the words of its rubric."""

    criterion: Id
    text: Prose
    advice: Prose


class SkillScore(Value):
    """One row of the scorecard."""

    skill: Id
    name: Prose
    short_name: Id
    outcome: SkillLevel | NotRated
    best: Quotation | None = None
    missing: tuple[Missing, ...] = ()
    """The most invited first; empty for a skill that was not asked for."""


class NextStep(Value):
    """The one thing to do next."""

    skill: Id
    short_name: Id
    text: Prose


class NumberedNote(Value):
    """An integrity note, with the number of the question."""

    question_number: int
    note: IntegrityNote


class Scorecard(Value):
    """What the candidate gets at the end."""

    rater: str
    is_calibrated: bool
    skills: tuple[SkillScore, ...]
    next_step: NextStep | None
    notes: tuple[NumberedNote, ...] = ()


class SessionRecord(Value):
    """One interview as it is saved: what was said, and how it was rated."""

    format_version: FormatVersion = 1
    made_by: str
    transcript: Transcript
    judgements: tuple[Judgement, ...]
    """One for each turn of the transcript."""
    scorecard: Scorecard
