"""What a pack covers: its questions by skill, type and difficulty, and how long they take."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from rich.console import Group, RenderableType
from rich.text import Text

from pminterview.domain.pack import Pack
from pminterview.domain.question import Difficulty, Question, QuestionType
from pminterview.domain.text import visible
from pminterview.report.layout import Indented

_NAME_WIDTH = 22
_COLUMN_WIDTH = 7
"""Six columns of a table fit into 60 cells beside the names."""


def render_coverage(pack: Pack) -> RenderableType:
    """Return the coverage as a table that fits into 60 columns."""
    header = pack.header
    count = len(pack.questions)
    lead = f"{visible(header.name)} {visible(header.version)}, {visible(header.licence)}"
    total = (
        f"{count} {'question' if count == 1 else 'questions'}, {_minutes(pack.questions)} minutes"
    )
    by_skill = [
        (rubric.name, [one for one in pack.questions if rubric.skill in one.skills])
        for rubric in pack.rubrics
    ]
    by_type = [
        (kind.value, [one for one in pack.questions if one.type is kind]) for kind in QuestionType
    ]
    return Group(
        Indented(f"{lead}: {total}", by=0, style="bold"),
        Text(),
        *_table("By skill", by_skill),
        Text(),
        *_table("By type", by_type),
        Text(),
        Indented(
            "Time is in minutes. A question that asks for two skills is counted for both.", by=0
        ),
    )


def _table(title: str, rows: Sequence[tuple[str, Sequence[Question]]]) -> list[Text]:
    heads = ["all", *(one.value for one in Difficulty), "time"]
    lines = [Text(_row(title, heads), style="bold")]
    for name, questions in rows:
        counts = [len(questions), *(_count(questions, one) for one in Difficulty)]
        figures = [str(one) if one else "-" for one in (*counts, _minutes(questions))]
        lines.append(Text(_row(name, figures)))
    return lines


def _row(name: str, figures: Sequence[str]) -> str:
    shown = visible(name).replace("\n", " ")
    if cell_len(shown) > _NAME_WIDTH:
        shown = f"{set_cell_size(shown, _NAME_WIDTH - 1).rstrip()}\u2026"
    return set_cell_size(shown, _NAME_WIDTH) + "".join(f"{one:>{_COLUMN_WIDTH}}" for one in figures)


def _count(questions: Sequence[Question], difficulty: Difficulty) -> int:
    return sum(one.difficulty is difficulty for one in questions)


def _minutes(questions: Sequence[Question]) -> int:
    return round(sum(one.seconds for one in questions) / 60)
