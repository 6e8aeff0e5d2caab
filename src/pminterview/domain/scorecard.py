"""The scorecard: the ratings of all answers of an interview, folded skill by skill."""

from enum import StrEnum

from pminterview.domain.question import Probe
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
    is_touched: bool = False
    """Whether an answer has words about it."""


class SkillScore(Value):
    """One row of the scorecard."""

    skill: Id
    name: Prose
    short_name: Id
    outcome: SkillLevel | NotRated
    best: Quotation | None = None
    missing: tuple[Missing, ...] = ()
    """In the order of their ratings; empty for a skill that was not asked for."""
    self_level: Level | None = None
    """What the candidate would give it; None where nobody asked, or nothing was said."""


class Moment(Value):
    """A place in the interview that can be found again."""

    question_number: int
    quote: str
    """From the answer there; empty where nothing was said."""


class NextStep(Value):
    """Something to do next, and the moment in which it was missing."""

    skill: Id
    short_name: Id
    text: Prose
    moment: Moment


class Change(StrEnum):
    """What became of an answer when the interviewer asked on."""

    SHARPER = "sharper"
    HELD = "held"
    SOFTER = "softer"


class FollowedUp(Value):
    """A probe, and what the reply changed for the skill that it is about."""

    question_number: int
    probe: Probe
    skill: Id
    change: Change
    has_reply: bool = True
    """Whether anything was said to it: "I don't know" is no reply."""


class NumberedNote(Value):
    """An integrity note, with the number of the question."""

    question_number: int
    note: IntegrityNote


class Scorecard(Value):
    """What the candidate gets at the end."""

    rater: str
    is_calibrated: bool
    skills: tuple[SkillScore, ...]
    next_steps: tuple[NextStep, ...]
    """Three at most, the one that matters most first."""
    follow_ups: tuple[FollowedUp, ...] = ()
    notes: tuple[NumberedNote, ...] = ()


class SessionRecord(Value):
    """One interview as it is saved: what was said, and how it was rated."""

    format_version: FormatVersion = 1
    made_by: str
    transcript: Transcript
    judgements: tuple[Judgement, ...]
    """One for each turn of the transcript."""
    scorecard: Scorecard
