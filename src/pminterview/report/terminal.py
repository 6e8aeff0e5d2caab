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
from pminterview.report.layout import Indented, Named
from pminterview.report.view import (
    LevelView,
    RowView,
    note_words,
    one_line,
    short_quote,
    turn_words,
    view_level,
    view_scorecard,
)
from pminterview.workflows.drill import Feedback


def render_scorecard(
    record: SessionRecord, *, is_ascii: bool, pack_option: str = ""
) -> RenderableType:
    """Return the scorecard of an interview."""
    view = view_scorecard(record.scorecard, record.transcript, pack_option=pack_option)
    parts: list[RenderableType] = [
        Text("Scorecard", style="bold"),
        Indented(view.summary, by=0),
        Text(),
    ]
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
            Indented(heading, by=0, style="bold"),
            Indented(visible(turn.question.text), by=0),
            Indented(turn_words(turn), by=0),
            Indented(answer),
            Text(),
        ]
    return Group(*parts)


def render_feedback(feedback: Feedback, pack: Pack, *, is_ascii: bool) -> RenderableType:
    """Return what one try of a drill showed, the one thing missing, and what changed."""
    rubric = pack.rubrics_by_skill[feedback.skill]
    outcome = feedback.outcome
    parts = [_level_line(one_line(rubric.name), view_level(outcome), is_ascii=is_ascii)]
    if isinstance(outcome, Rating):
        parts += _evidence(outcome, pack)
        if outcome.missing:
            criterion = pack.criteria_by_id[outcome.missing[0]]
            parts += [
                Indented(f"Not found: {one_line(criterion.text)}"),
                Indented(f"Try: {one_line(criterion.advice)}"),
            ]
    parts += [Indented(f"Noticed: {note_words(note)}") for note in feedback.judgement.notes]
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
    figure = "" if level.level is None else _bar(level.level, is_ascii=is_ascii)
    return Named(name, figure, level.words)


def _bar(level: Level, *, is_ascii: bool) -> str:
    filled, empty = ("#", ".") if is_ascii else ("\u25a0", "\u25a1")
    return filled * level + empty * (Level.OUTSTANDING - level)


def _evidence(rating: Rating, pack: Pack) -> Iterable[RenderableType]:
    """Show each credited passage once, with everything it speaks for."""
    credited: dict[str, list[str]] = {}
    for one in rating.evidence:
        names = credited.setdefault(one.quote, [])
        names.append(one_line(pack.criteria_by_id[one.criterion].name))
    for quote, names in credited.items():
        yield Indented(f'"{short_quote(quote)}"')
        yield Indented(f"= {', '.join(dict.fromkeys(names))}", by=4, style="dim")


def _change(feedback: Feedback) -> str:
    gained = feedback.gained_points
    if gained is None:
        return ""
    if gained == 0:
        return "No change against your last try."
    return f"{'Up' if gained > 0 else 'Down'} {abs(gained):.2f} points against your last try."
