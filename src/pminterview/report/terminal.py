"""Scorecards, transcripts and feedback for a terminal: linear, no boxes, no need of colour."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.text import Text

from pminterview.domain.pack import Pack
from pminterview.domain.rating import Rating
from pminterview.domain.rubric import Level
from pminterview.domain.scorecard import SessionRecord
from pminterview.domain.text import visible
from pminterview.domain.transcript import Transcript
from pminterview.report.layout import Indented
from pminterview.report.view import (
    LevelView,
    RowView,
    short_quote,
    turn_words,
    view_level,
    view_scorecard,
)
from pminterview.workflows.drill import Feedback

_NAME_WIDTH = 20


def render_scorecard(record: SessionRecord, *, is_ascii: bool) -> RenderableType:
    """Return the scorecard of an interview."""
    view = view_scorecard(record.scorecard, record.transcript)
    parts: list[RenderableType] = [Text("Scorecard", style="bold"), Text(view.summary), Text()]
    for row in view.rows:
        parts += _row(row, is_ascii=is_ascii)
    if view.notes:
        parts += [Text("Noticed", style="bold"), *(Indented(note) for note in view.notes), Text()]
    if view.next_step:
        parts += [
            Text("Next", style="bold"),
            Indented(view.next_step),
            Indented(view.next_command),
            Text(),
        ]
    if view.caution:
        parts.append(Indented(view.caution, by=0, style="dim"))
    return Group(*parts)


def render_transcript(transcript: Transcript) -> RenderableType:
    """Return questions and answers, as they were said."""
    parts: list[RenderableType] = []
    for number, turn in enumerate(transcript.turns, start=1):
        heading = f"Question {number} of {len(transcript.turns)}, {turn.question.type.value}"
        answer = visible(turn.answer).strip() or "(no answer)"
        parts += [
            Text(heading, style="bold"),
            Indented(visible(turn.question.text), by=0),
            Text(turn_words(turn)) if turn_words(turn) else Text(),
            Indented(answer),
            Text(),
        ]
    return Group(*parts)


def render_feedback(feedback: Feedback, pack: Pack, *, is_ascii: bool) -> RenderableType:
    """Return what one try of a drill showed, the one thing missing, and what changed."""
    rubric = pack.rubrics_by_skill[feedback.skill]
    outcome = feedback.outcome
    parts = [_level_line(visible(rubric.name), view_level(outcome), is_ascii=is_ascii)]
    if isinstance(outcome, Rating):
        parts += _evidence(outcome, pack)
        if outcome.missing:
            criterion = pack.criteria_by_id[outcome.missing[0]]
            parts += [
                Indented(f"Not found: {visible(criterion.text)}"),
                Indented(f"Try: {visible(criterion.advice)}"),
            ]
    parts += [Indented(note.text) for note in feedback.judgement.notes]
    if change := _change(feedback):
        parts.append(Indented(change))
    return Group(*parts, Text())


def _row(row: RowView, *, is_ascii: bool) -> Iterable[RenderableType]:
    yield _level_line(row.name, row.level, is_ascii=is_ascii)
    if row.quote:
        yield Indented(f'"{row.quote}" ({row.source})')
    if row.missing:
        yield Indented(f"Not found: {row.missing}")
    yield Text()


def _level_line(name: str, level: LevelView, *, is_ascii: bool) -> RenderableType:
    line = Text(f"{name:<{_NAME_WIDTH}} ", style="bold")
    if level.level is not None:
        line.append(f"{_bar(level.level, is_ascii=is_ascii)}  ", style="not bold")
    return line.append(level.words, style="not bold")


def _bar(level: Level, *, is_ascii: bool) -> str:
    filled, empty = ("#", ".") if is_ascii else ("\u25a0", "\u25a1")
    return filled * level + empty * (Level.OUTSTANDING - level)


def _evidence(rating: Rating, pack: Pack) -> Iterable[RenderableType]:
    """Show each credited passage once, with everything it speaks for."""
    credited: dict[str, list[str]] = {}
    for one in rating.evidence:
        names = credited.setdefault(one.quote, [])
        names.append(visible(pack.criteria_by_id[one.criterion].name))
    for quote, names in credited.items():
        yield Indented(f'"{short_quote(quote)}"')
        yield Indented(f"= {', '.join(dict.fromkeys(names))}", by=4, style="dim")


def _change(feedback: Feedback) -> str:
    gained = feedback.gained_points
    if gained is None:
        return ""
    if gained == 0:
        return "No change against your last try."
    return f"{'Up' if gained > 0 else 'Down'} {abs(gained):.1f} points against your last try."
