"""What a scorecard says, decided once for every format: rows, words, quotes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from pminterview.domain.rating import NOT_ASKED, IntegrityNote, NotRated, Outcome, Rating
from pminterview.domain.rubric import Level
from pminterview.domain.scorecard import (
    FollowedUp,
    Missing,
    Moment,
    Scorecard,
    SkillLevel,
    SkillScore,
)
from pminterview.domain.text import counted, visible
from pminterview.domain.transcript import Transcript, Turn, TurnEnd

_LONGEST_QUOTE = 200
_LONGEST_REMINDER = 90
"""Of what only has to be found again: a probe, a moment."""
_APART = ("one level", "two levels", "three levels", "four levels")
_TRIES = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth")
_NO_ANSWER = "(no answer)"
_LIMITS = (
    "This goes by words. It can miss what you said in others, and it cannot tell whether an answer"
    " fits its question."
)
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
    self_level: str
    quote: str
    source: str
    missing: str


@dataclass(frozen=True, slots=True)
class FollowedUpView:
    """A probe as it is shown, and what became of the answer."""

    source: str
    words: str


@dataclass(frozen=True, slots=True)
class StepView:
    """Something to do next as it is shown, and where it was missing."""

    text: str
    moment: str


@dataclass(frozen=True, slots=True)
class SaidView:
    """A stretch of a transcript as it is shown: what it answers, where that is not the question."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ScorecardView:
    """A whole scorecard as it is shown."""

    summary: str
    rows: tuple[RowView, ...]
    follow_ups: tuple[FollowedUpView, ...]
    steps: tuple[StepView, ...]
    first_command: str
    """What practises the first of the steps."""
    notes: tuple[str, ...]
    caution: str


def view_scorecard(
    scorecard: Scorecard, transcript: Transcript, *, pack_option: str = ""
) -> ScorecardView:
    """Return the scorecard as it is shown; `pack_option` is what `drill` needs to find the pack."""
    steps = scorecard.next_steps
    return ScorecardView(
        summary=_summary(transcript),
        rows=tuple(_row(score) for score in scorecard.skills),
        follow_ups=tuple(
            FollowedUpView(
                source=f"Question {one.question_number}",
                words=f'"{short_quote(one.probe.text, _LONGEST_REMINDER)}" {_change_words(one)}',
            )
            for one in scorecard.follow_ups
        ),
        steps=tuple(
            StepView(one_line(step.text), moment_words(step.moment, transcript)) for step in steps
        ),
        first_command=(
            f"pminterview drill --skill {steps[0].short_name}{pack_option}" if steps else ""
        ),
        notes=tuple(
            f"Question {one.question_number}: {note_words(one.note)}" for one in scorecard.notes
        ),
        caution=f"{_LIMITS}{'' if scorecard.is_calibrated else f' {UNCALIBRATED}'}",
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


def short_quote(text: str, longest: int = _LONGEST_QUOTE) -> str:
    """Return a passage on one line, cut to a readable length at the end of a word."""
    line = one_line(text)
    if len(line) <= longest:
        return line
    return f"{line[:longest].rsplit(' ', 1)[0]} ..."


def moment_words(moment: Moment, transcript: Transcript) -> str:
    """Return where something was missing: `Question 2, where you said "..."`."""
    where = f"Question {moment.question_number}"
    turn = transcript.turns[moment.question_number - 1]
    if not moment.quote:
        how = "you skipped" if turn.ended is TurnEnd.SKIPPED else "has no answer"
        return f"{where}, which {how}"
    quote = short_quote(moment.quote, _LONGEST_REMINDER)
    after = turn.rated_text.partition(moment.quote)[2]
    goes_on = after.startswith((" ", ",", ";", ":")) and not quote.endswith(" ...")
    return f'{where}, where you said "{quote}{" ..." if goes_on else ""}"'


def self_level_words(own: Level, outcome: SkillLevel | NotRated) -> str:
    """Return how far what the candidate would give is from the scorecard."""
    said = f"You said {own:d} {own.word}"
    if isinstance(outcome, NotRated):
        return f"{said}; the card gives no level."
    if own == outcome.level:
        return "You said the same."
    side = "lower" if outcome.level < own else "higher"
    apart = _APART[abs(own - outcome.level) - 1]
    return f"{said}; the card says {outcome.level:d}, {apart} {side}."


def view_said(turn: Turn) -> Iterator[SaidView]:
    """Yield all that was said to a question in order: earlier tries, the answer, follow-ups."""
    for at, text in enumerate(turn.earlier_answers):
        title = f"{_TRIES[at]} try" if at < len(_TRIES) else f"Try {at + 1}"
        yield SaidView(title, _said(text))
    yield SaidView("Last try" if turn.earlier_answers else "", _said(turn.answer))
    for one in turn.follow_ups:
        how = "" if one.ended is TurnEnd.SENT else f", {one.ended.value}"
        yield SaidView(f"Follow-up{how}: {one_line(one.probe.text)}", _said(one.reply))


def _said(text: str) -> str:
    return visible(text).strip() or _NO_ANSWER


def note_words(note: IntegrityNote) -> str:
    """Return what was noticed, with the passage it is about."""
    return one_line(note.text) + (f': "{short_quote(note.quote)}"' if note.quote else "")


def clock_words(seconds: float) -> str:
    """Return a time as minutes and seconds: `4:07`."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def turn_words(turn: Turn) -> str:
    """Return how an answer went: its time, its pause, whether it ran over or was broken off."""
    parts = []
    if turn.elapsed_seconds is not None:
        parts.append(clock_words(turn.elapsed_seconds))
    if turn.over_seconds >= 1:
        parts.append(f"{clock_words(turn.over_seconds)} over")
    if turn.thinking_seconds is not None and turn.thinking_seconds >= 1:
        parts.append(f"{clock_words(turn.thinking_seconds)} thinking")
    if turn.ended is not TurnEnd.SENT:
        parts.append(turn.ended.value)
    if turn.used_hint:
        parts.append("with hint")
    return ", ".join(parts)


def _change_words(one: FollowedUp) -> str:
    return one.change.value if one.has_reply else f"{one.change.value}, nothing added"


def _summary(transcript: Transcript) -> str:
    planned = counted(transcript.planned_count, "question")
    counts = f"{transcript.answered_count} of {planned} answered"
    times = [turn.elapsed_seconds for turn in transcript.turns if turn.elapsed_seconds is not None]
    over = sum(turn.over_seconds for turn in transcript.turns)
    thinking = sum(turn.thinking_seconds or 0.0 for turn in transcript.turns)
    took = f" in {clock_words(sum(times))}" if times else ""
    late = f", {clock_words(over)} of it over time" if over >= 1 else ""
    thought = f", {clock_words(thinking)} of it before the first word" if thinking >= 1 else ""
    return f"{counts}{took}{late}{thought}"


def _row(score: SkillScore) -> RowView:
    best = score.best
    return RowView(
        name=one_line(score.name),
        level=view_level(score.outcome),
        self_level=(
            "" if score.self_level is None else self_level_words(score.self_level, score.outcome)
        ),
        quote=short_quote(best.evidence.quote) if best else "",
        source=f"question {best.question_number}" if best else "",
        missing=_missing_words(score.missing[0]) if score.missing else "",
    )


def _missing_words(missing: Missing) -> str:
    return f"{missing_lead(missing.is_touched)}: {one_line(missing.text)}"


def missing_lead(is_touched: bool) -> str:  # noqa: FBT001 - it has no other argument
    """Return how a criterion that was not shown is announced."""
    return "Not clear" if is_touched else "Not recognised"
