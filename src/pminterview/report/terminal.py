"""Scorecards, transcripts and feedback for a terminal: linear, no boxes, no need of colour."""

from collections.abc import Iterable, Iterator, Mapping

from rich.console import Group, RenderableType
from rich.text import Text

from pminterview.domain.pack import Pack
from pminterview.domain.rating import SMALL_MILLI, Rating
from pminterview.domain.rubric import Level
from pminterview.domain.scorecard import SessionRecord
from pminterview.domain.text import visible
from pminterview.domain.transcript import Transcript
from pminterview.report.layout import Indented, Named
from pminterview.report.view import (
    LevelView,
    RowView,
    ScorecardView,
    missing_lead,
    note_words,
    one_line,
    short_quote,
    turn_words,
    view_level,
    view_said,
    view_scorecard,
)
from pminterview.workflows.coaching import Feedback


def render_scorecard(
    record: SessionRecord, *, is_ascii: bool, pack_option: str = "", explain_command: str = ""
) -> RenderableType:
    """Return the scorecard of an interview; a command that is empty is not named."""
    view = view_scorecard(record.scorecard, record.transcript, pack_option=pack_option)
    parts: list[RenderableType] = [
        Text("Scorecard", style="bold"),
        Indented(view.summary, by=0),
        Text(),
    ]
    for row in view.rows:
        parts += _row(row, is_ascii=is_ascii)
    if view.follow_ups:
        parts.append(Text("Follow-ups", style="bold"))
        parts += [Indented(one.words, lead=f"{one.source}: ") for one in view.follow_ups]
        parts.append(Text())
    if view.notes:
        parts += [Text("Noticed", style="bold"), *(Indented(note) for note in view.notes), Text()]
    parts += _next(view)
    if explain_command:
        parts += [Indented(f"Why these levels: {explain_command}", by=0), Text()]
    if view.caution:
        parts.append(Indented(view.caution, by=0, style="dim"))
    return Group(*parts)


def render_transcript(transcript: Transcript) -> RenderableType:
    """Return questions and answers, as they were said: tries, answers, follow-ups."""
    parts: list[RenderableType] = []
    for number, turn in enumerate(transcript.turns, start=1):
        heading = f"Question {number} of {len(transcript.turns)}, {turn.question.type.value}"
        parts += [
            Indented(heading, by=0, style="bold"),
            Indented(visible(turn.question.text), by=0),
            Indented(turn_words(turn), by=0),
        ]
        for said in view_said(turn):
            parts += [Indented(said.title, by=0)] if said.title else []
            parts += [Indented(said.text), Text()]
    return Group(*parts)


def render_feedback(feedback: Feedback, pack: Pack, *, is_ascii: bool) -> RenderableType:
    """Return what one try showed of each skill, the one thing missing most, and what changed."""
    names = {skill: one_line(pack.rubrics_by_skill[skill].name) for skill in feedback.skills}
    outcomes = feedback.judgement.outcomes
    parts: list[RenderableType] = [
        _level_line(name, view_level(outcomes[skill]), is_ascii=is_ascii)
        for skill, name in names.items()
    ]
    ratings = {
        name: outcome
        for skill, name in names.items()
        if isinstance(outcome := outcomes[skill], Rating)
    }
    parts += _evidence(ratings, pack)
    if feedback.gap:
        criterion = pack.criteria_by_id[feedback.gap.criterion]
        whose = f" ({names[feedback.gap.skill]})" if len(names) > 1 else ""
        rated = outcomes.get(feedback.gap.skill)
        is_touched = isinstance(rated, Rating) and criterion.id in rated.touched
        parts += [
            Indented(f"{missing_lead(is_touched)}{whose}: {one_line(criterion.text)}"),
            Indented(f"Try: {one_line(criterion.advice)}"),
        ]
    parts += [Indented(f"Noticed: {note_words(note)}") for note in feedback.judgement.notes]
    parts += [
        Indented(f"{name}: {_change(gained)} against your last try.")
        for skill, name in names.items()
        if (gained := feedback.gained_points(skill)) is not None
    ]
    return Group(*parts, Text())


def _next(view: ScorecardView) -> Iterator[RenderableType]:
    if not view.steps:
        return
    yield Text("Next", style="bold")
    for number, step in enumerate(view.steps, start=1):
        lead = f"{number}. "
        yield Indented(step.text, lead=lead)
        yield Indented(step.moment, by=2 + len(lead))
        if number == 1:
            yield Indented(view.first_command, by=2 + len(lead))
    yield Text()


def _row(row: RowView, *, is_ascii: bool) -> Iterable[RenderableType]:
    yield _level_line(row.name, row.level, is_ascii=is_ascii)
    if row.self_level:
        yield Indented(row.self_level)
    if row.quote:
        yield Indented(f'"{row.quote}" ({row.source})')
    if row.missing:
        yield Indented(row.missing)
    yield Text()


def _level_line(name: str, level: LevelView, *, is_ascii: bool) -> RenderableType:
    figure = "" if level.level is None else _bar(level.level, is_ascii=is_ascii)
    return Named(name, figure, level.words)


def _bar(level: Level, *, is_ascii: bool) -> str:
    filled, empty = ("#", ".") if is_ascii else ("\u25a0", "\u25a1")
    return filled * level + empty * (Level.OUTSTANDING - level)


def _evidence(ratings: Mapping[str, Rating], pack: Pack) -> Iterator[RenderableType]:
    """Show each passage that adds something, with all it speaks for; `ratings` by skill name."""
    credited: dict[str, dict[str, list[str]]] = {}
    for skill_name, rating in ratings.items():
        for one in rating.evidence:
            if one.milli < SMALL_MILLI:
                continue
            names = credited.setdefault(one.quote, {}).setdefault(skill_name, [])
            names.append(one_line(pack.criteria_by_id[one.criterion].name))
    for quote, by_skill in credited.items():
        yield Indented(f'"{short_quote(quote)}"')
        for skill_name, names in by_skill.items():
            skill = f"{skill_name}: " if len(ratings) > 1 else ""
            yield Indented(f"= {skill}{', '.join(dict.fromkeys(names))}", by=4, style="dim")


def _change(gained: float) -> str:
    size = f"{abs(gained):.2f}"
    if size == "0.00":
        return "no change"
    return f"{'up' if gained > 0 else 'down'} {size} points"
