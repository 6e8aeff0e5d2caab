"""How an interview was begun: everything that going on with it later takes."""

from typing import Annotated

from pydantic import Field

from pminterview.domain.question import Question
from pminterview.domain.value import FormatVersion, Id, Value

EDITED_FILE = "answer.md"
"""What an answer is called while it lies in the candidate's own editor."""


class Manner(Value):
    """How an interview is held, beside its questions and its clock."""

    has_follow_ups: bool = False
    is_coached: bool = False
    """Whether there is feedback after each answer, and another try."""
    is_self_rated: bool = False
    drilled_skills: tuple[Id, ...] = ()
    """One a question, in a drill; empty in an interview."""
    save: str | None = None
    """Where transcript and scorecard are to be kept, as an absolute path."""


class SessionStart(Value):
    """What was asked for when an interview began, and the questions that were chosen for it."""

    format_version: FormatVersion = 1
    made_by: str
    started_at: str
    """Local time with its offset, ISO 8601."""
    pack_name: str
    pack_fingerprint: str
    """Of the pack as it was, so that a changed one is noticed."""
    pack_folder: str | None = None
    """None: the bundled pack."""
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    """Whole, so that they stay what they were when the pack changes."""
    seed: int | None = None
    time_factor: float = 1.0
    is_strict: bool = False
    has_clock: bool = True
    manner: Manner = Manner()
