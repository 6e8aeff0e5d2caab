"""Records as Markdown, to read again or to send to a mentor."""

import re
from collections.abc import Iterator

from pminterview.domain.scorecard import SessionRecord
from pminterview.domain.text import visible
from pminterview.report.view import one_line, turn_words, view_scorecard

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&])")


def render_markdown(record: SessionRecord) -> str:
    """Return transcript and scorecard; text from packs and answers is escaped."""
    return "\n".join([*_scorecard(record), *_transcript(record)]) + "\n"


def _scorecard(record: SessionRecord) -> Iterator[str]:
    view = view_scorecard(record.scorecard, record.transcript)
    yield from ("# Mock interview", "", f"{view.summary}.", "", "## Scorecard", "")
    for row in view.rows:
        yield f"- **{_plain(row.name)}**: {_plain(row.level.words)}"
        if row.quote:
            yield f'  - "{_plain(row.quote)}" ({row.source})'
        if row.missing:
            yield f"  - Not found: {_plain(row.missing)}"
    if view.next_step:
        yield from ("", "## Next", "", _plain(view.next_step), "", f"    {view.next_command}")
    if view.notes:
        yield from ("", "## Noticed", "", *(f"- {_plain(note)}" for note in view.notes))
    if view.caution:
        yield from ("", _plain(view.caution))


def _transcript(record: SessionRecord) -> Iterator[str]:
    for number, turn in enumerate(record.transcript.turns, start=1):
        yield from ("", f"## Question {number}: {_plain(one_line(turn.question.text))}", "")
        if words := turn_words(turn):
            yield from (f"({words})", "")
        for line in (visible(turn.answer).strip() or "(no answer)").split("\n"):
            yield f"> {_plain(line)}".rstrip()


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", visible(text))
