"""What a scorecard says, decided once for every format: rows, words, quotes."""

from dataclasses import dataclass
from typing import assert_never

from pminterview.domain.rating import NOT_ASKED, IntegrityNote, NotRated, Outcome, Rating
from pminterview.domain.rubric import Level
from pminterview.domain.scorecard import Scorecard, SkillLevel, SkillScore
from pminterview.domain.text import visible
from pminterview.domain.transcript import Transcript, Turn, TurnEnd

_LONGEST_QUOTE = 200
UNCALIBRATED = (
    "Uncalibrated: these rubrics have not been set against rated answers, so read the evidence"
    " first."
)


@dataclass(frozen=True, slots=True)
class LevelView:
    """A level as it is shown."""

    level: Level | None
    """None: there is no level, and `words` says why."""
    words: str


@dataclass(frozen=True, slots=True)
class RowView:
    """One skill as it is shown; empty strings are not shown."""

    name: str
    level: LevelView
    quote: str
    source: str
    missing: str


@dataclass(frozen=True, slots=True)
class ScorecardView:
    """A whole scorecard as it is shown."""

    summary: str
    rows: tuple[RowView, ...]
    next_step: str
    next_command: str
    notes: tuple[str, ...]
    caution: str


def view_scorecard(
    scorecard: Scorecard, transcript: Transcript, *, pack_option: str = ""
) -> ScorecardView:
    """Return the scorecard as it is shown; `pack_option` is what `drill` needs to find the pack."""
    step = scorecard.next_step
    return ScorecardView(
        summary=_summary(transcript),
        rows=tuple(_row(score) for score in scorecard.skills),
        next_step=one_line(step.text) if step else "",
        next_command=f"pminterview drill --skill {step.short_name}{pack_option}" if step else "",
        notes=tuple(
            f"Question {one.question_number}: {note_words(one.note)}" for one in scorecard.notes
        ),
        caution="" if scorecard.is_calibrated else UNCALIBRATED,
    )


def view_level(outcome: SkillLevel | Outcome) -> LevelView:
    """Return a level with its word and likely range, or the reason why there is none."""
    match outcome:
        case NotRated(not_rated=reason):
            why = reason if outcome == NOT_ASKED else f"not rated: {one_line(reason)}"
            return LevelView(None, why)
        case SkillLevel() | Rating():
            return LevelView(outcome.level, level_words(outcome.level, outcome.low, outcome.high))
        case _:
            assert_never(outcome)


def level_words(level: Level, low: Level, high: Level) -> str:
    """Return a level in words: `3 solid, likely 2-4`."""
    likely = f", likely {low:d}-{high:d}" if low != high else ""
    return f"{level:d} {level.word}{likely}"


def one_line(text: str) -> str:
    """Return a text on one line, with nothing in it that could drive a terminal."""
    return " ".join(visible(text).split())


def short_quote(text: str) -> str:
    """Return a passage on one line, cut to a readable length at the end of a word."""
    line = one_line(text)
    if len(line) <= _LONGEST_QUOTE:
        return line
    return f"{line[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} ..."


def note_words(note: IntegrityNote) -> str:
    """Return what was noticed, with the passage it is about."""
    return one_line(note.text) + (f': "{short_quote(note.quote)}"' if note.quote else "")


def clock_words(seconds: float) -> str:
    """Return a time as minutes and seconds: `4:07`."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def turn_words(turn: Turn) -> str:
    """Return how an answer went: its time, whether it ran over, was skipped or broken off."""
    parts = []
    if turn.elapsed_seconds is not None:
        parts.append(clock_words(turn.elapsed_seconds))
    if turn.over_seconds >= 1:
        parts.append(f"{clock_words(turn.over_seconds)} over")
    if turn.ended is not TurnEnd.SENT:
        parts.append(turn.ended.value)
    if turn.used_hint:
        parts.append("with hint")
    return ", ".join(parts)


def _summary(transcript: Transcript) -> str:
    planned = transcript.planned_count
    noun = "question" if planned == 1 else "questions"
    counts = f"{transcript.answered_count} of {planned} {noun} answered"
    times = [turn.elapsed_seconds for turn in transcript.turns if turn.elapsed_seconds is not None]
    if not times:
        return counts
    over = sum(turn.over_seconds for turn in transcript.turns)
    late = f", {clock_words(over)} of it over time" if over >= 1 else ""
    return f"{counts} in {clock_words(sum(times))}{late}"


def _row(score: SkillScore) -> RowView:
    best = score.best
    return RowView(
        name=one_line(score.name),
        level=view_level(score.outcome),
        quote=short_quote(best.evidence.quote) if best else "",
        source=f"question {best.question_number}" if best else "",
        missing=one_line(score.missing[0].text) if score.missing else "",
    )
