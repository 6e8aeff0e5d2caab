"""Records as Markdown, to read again or to send to a mentor."""

import re
from collections.abc import Iterator

from pminterview.domain.scorecard import SessionRecord
from pminterview.domain.text import visible
from pminterview.report.view import (
    RowView,
    ScorecardView,
    one_line,
    turn_words,
    view_said,
    view_scorecard,
)

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&])")


def render_markdown(record: SessionRecord) -> str:
    """Return transcript and scorecard; text from packs and answers is escaped."""
    return "\n".join([*_scorecard(record), *_transcript(record)]) + "\n"


def _scorecard(record: SessionRecord) -> Iterator[str]:
    view = view_scorecard(record.scorecard, record.transcript)
    yield from ("# Mock interview", "", f"{view.summary}.", "", "## Scorecard", "")
    for row in view.rows:
        yield from _row(row)
    if view.follow_ups:
        lines = [f"- {one.source}: {_plain(one.words)}" for one in view.follow_ups]
        yield from ("", "## Follow-ups", "", *lines)
    yield from _next(view)
    if view.notes:
        yield from ("", "## Noticed", "", *(f"- {_plain(note)}" for note in view.notes))
    if view.caution:
        yield from ("", _plain(view.caution))


def _row(row: RowView) -> Iterator[str]:
    yield f"- **{_plain(row.name)}**: {_plain(row.level.words)}"
    if row.self_level:
        yield f"  - {row.self_level}"
    if row.quote:
        yield f'  - "{_plain(row.quote)}" ({row.source})'
    if row.missing:
        yield f"  - {_plain(row.missing)}"


def _next(view: ScorecardView) -> Iterator[str]:
    if not view.steps:
        return
    yield from ("", "## Next", "")
    for number, step in enumerate(view.steps, start=1):
        yield from (f"{number}. {_plain(step.text)}", f"   - {_plain(step.moment)}")
    yield from ("", f"For the first one: `{view.first_command}`")


def _transcript(record: SessionRecord) -> Iterator[str]:
    for number, turn in enumerate(record.transcript.turns, start=1):
        yield from ("", f"## Question {number}: {_plain(one_line(turn.question.text))}", "")
        if words := turn_words(turn):
            yield from (f"({words})", "")
        for at, said in enumerate(view_said(turn)):
            yield from [""] if at else []
            yield from [f"**{_plain(said.title)}**", ""] if said.title else []
            yield from (f"> {_plain(line)}".rstrip() for line in said.text.split("\n"))


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", visible(text))
