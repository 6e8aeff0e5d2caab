"""Ratings of many answers: one row each, as text, JSON lines or CSV."""

import csv
import io
import json
from collections.abc import Mapping

from pminterview.domain.question import Question
from pminterview.domain.rating import (
    CLEARLY_SHOWN_POINTS,
    MILLI,
    Judgement,
    NotRated,
    Outcome,
    Rating,
)
from pminterview.domain.text import visible
from pminterview.report.view import note_words, one_line, view_level

_FORMULA_STARTS = ("=", "+", "-", "@")


def row_data(row_id: str, judgement: Judgement) -> Mapping[str, object]:
    """Return one row for machines; the order of its keys is part of the format."""
    return {
        "id": row_id,
        "overall": _outcome(judgement.overall),
        "skills": {skill: _outcome(one) for skill, one in judgement.outcomes.items()},
        "notes": [{"text": note.text, "quote": note.quote} for note in judgement.notes],
        "evidence": [
            {
                "skill": skill,
                "criterion": one.criterion,
                "quote": one.quote,
                "start": one.start,
                "end": one.end,
                "contribution": one.milli / MILLI,
            }
            for skill, outcome in judgement.outcomes.items()
            if isinstance(outcome, Rating)
            for one in outcome.evidence
        ],
        "engine": judgement.rater,
    }


def render_row_json(row_id: str, judgement: Judgement) -> str:
    """Return one row as a line of JSON, in ASCII."""
    return json.dumps(row_data(row_id, judgement)) + "\n"


def render_row_text(row_id: str, question: Question, judgement: Judgement) -> str:
    """Return one row as lines to read: the skills that were asked for, then what else shows."""
    lines = [f"{one_line(row_id)}: {view_level(judgement.overall).words}"]
    lines += [
        f"  {skill}: {view_level(judgement.outcomes[skill]).words}" for skill in question.skills
    ]
    lines += [
        f"  {skill}: {view_level(outcome).words} (not asked for)"
        for skill, outcome in judgement.outcomes.items()
        if skill not in question.skills
        and isinstance(outcome, Rating)
        and outcome.points >= CLEARLY_SHOWN_POINTS
    ]
    lines += [f"  noticed: {note_words(note)}" for note in judgement.notes]
    return "\n".join(lines) + "\n"


def csv_header(skills: tuple[str, ...]) -> str:
    """Return the first line of a table of these skills."""
    return _csv_line(["id", "level", "points", *skills, "not_rated", "notes", "engine"])


def render_row_csv(row_id: str, judgement: Judgement) -> str:
    """Return one row of the table; skills in points, empty where there is no rating."""
    overall = judgement.overall
    return _csv_line(
        [
            row_id,
            int(overall.level) if isinstance(overall, Rating) else "",
            overall.points if isinstance(overall, Rating) else "",
            *(one.points if isinstance(one, Rating) else "" for one in judgement.outcomes.values()),
            overall.not_rated if isinstance(overall, NotRated) else "",
            "; ".join(note_words(note) for note in judgement.notes),
            judgement.rater,
        ]
    )


def _csv_line(cells: list[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([_harmless(cell) for cell in cells])
    return line.getvalue()


def _harmless(cell: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    if not isinstance(cell, str):
        return cell
    shown = visible(cell)
    return f"'{shown}" if shown.startswith(_FORMULA_STARTS) else shown


def _outcome(outcome: Outcome) -> Mapping[str, object]:
    if isinstance(outcome, NotRated):
        return {"not_rated": outcome.not_rated}
    return {
        "level": int(outcome.level),
        "points": outcome.points,
        "low": int(outcome.low),
        "high": int(outcome.high),
    }
