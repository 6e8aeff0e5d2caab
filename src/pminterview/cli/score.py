"""`score` and `explain`: ratings of answers that are already written."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import assert_never

import typer

from pminterview.answer_files.rows import AnswerRow, load_rows, read_rows
from pminterview.cli.exit_codes import ExitCode
from pminterview.cli.options import RowFormat
from pminterview.cli.wiring import World, open_pack, open_rater
from pminterview.domain.diagnostic import Diagnostic
from pminterview.domain.pack import Pack
from pminterview.domain.rating import Judgement
from pminterview.domain.text import visible
from pminterview.errors import AnswerFileError, UsageError
from pminterview.journal.last import last_record
from pminterview.report.explain import render_explanation
from pminterview.report.score_rows import (
    csv_header,
    render_row_csv,
    render_row_json,
    render_row_text,
)

_PROGRESS_EVERY = 50
Rows = Iterator[AnswerRow | Diagnostic]


def score_answers(file: Path, folder: Path | None, output: RowFormat) -> ExitCode:
    """Rate every row and print it at once; a bad row is reported and stops nothing."""
    pack = open_pack(folder)
    rater = open_rater(pack)
    if output is RowFormat.CSV:
        typer.echo(csv_header(tuple(rubric.skill for rubric in pack.rubrics)), nl=False)
    if output is RowFormat.JSON:
        typer.echo("[", nl=False)
    tally = _Tally()
    with _open_rows(file, pack) as rows:
        for row in tally.good(rows):
            text = _rendered(row, rater.rate(row.question, row.answer), output)
            if output is RowFormat.JSON:
                text = f"{',' if tally.good_count > 1 else ''}\n{text.rstrip()}"
            typer.echo(text, nl=False)
    if output is RowFormat.JSON:
        typer.echo("\n]")
    return tally.exit_code


def _rendered(row: AnswerRow, judgement: Judgement, output: RowFormat) -> str:
    match output:
        case RowFormat.TEXT:
            return render_row_text(row.id, row.question, judgement)
        case RowFormat.JSON | RowFormat.JSONL:
            return render_row_json(row.id, judgement)
        case RowFormat.CSV:
            return render_row_csv(row.id, judgement)
        case _:
            assert_never(output)


def explain_answers(world: World, file: Path | None, folder: Path | None) -> ExitCode:
    """Show each answer with its credited passages and the sum behind each rating.

    Without a file, the answers of the last interview at this terminal.
    """
    pack = open_pack(folder)
    file = file or _last_interview(world)
    rater = open_rater(pack)
    tally = _Tally()
    with _open_rows(file, pack) as rows:
        for row in tally.good(rows):
            judgement = rater.rate(row.question, row.answer)
            world.stdout.print(
                render_explanation(
                    row.question, row.answer, judgement, pack, number=tally.good_count
                )
            )
    return tally.exit_code


def _last_interview(world: World) -> Path:
    file = last_record(world.home)
    if file is None:
        raise UsageError("there is no interview to explain yet", hint="name a file of answers")
    return file


class _Tally:
    """Passes good rows on, reports bad ones, and knows what to say at the end."""

    def __init__(self) -> None:
        self.good_count = 0
        self._bad_count = 0

    def good(self, rows: Iterable[AnswerRow | Diagnostic]) -> Iterator[AnswerRow]:
        """Yield the rows that can be rated."""
        is_watched = sys.stderr.isatty() and not sys.stdout.isatty()
        for row in rows:
            if isinstance(row, Diagnostic):
                self._bad_count += 1
                typer.echo(visible(str(row)), err=True)
                continue
            self.good_count += 1
            if is_watched and self.good_count % _PROGRESS_EVERY == 0:
                typer.echo(f"{self.good_count} rated", err=True)
            yield row

    @property
    def exit_code(self) -> ExitCode:
        """Return how it went; raises AnswerFileError when no row could be read."""
        if not self.good_count:
            raise AnswerFileError("there is no answer to rate", hint="see docs/answers-files.md")
        return ExitCode.FINDINGS if self._bad_count else ExitCode.OK


@contextmanager
def _open_rows(file: Path, pack: Pack) -> Iterator[Rows]:
    """Open standard input for `-`, JSON lines by their ending, and everything else whole."""
    if str(file) == "-":
        yield read_rows(sys.stdin.buffer, "standard input", pack)
    elif file.suffix.lower() == ".jsonl":
        try:
            with file.open("rb") as lines:
                yield read_rows(lines, str(file), pack)
        except OSError as error:
            raise AnswerFileError(f"cannot read {file}: {error.strerror}") from error
    else:
        yield load_rows(file, pack)
