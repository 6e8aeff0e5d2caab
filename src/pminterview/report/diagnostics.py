"""Findings for people: the place, the line with a mark below it, what was expected, a way out."""

from collections.abc import Iterator
from textwrap import wrap

from rich.cells import cell_len
from rich.text import Text

from pminterview.domain.diagnostic import Diagnostic, Severity
from pminterview.domain.text import counted, visible
from pminterview.packs.lint import LintedPacks

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}
_WIDEST = 100
_FEWEST_CELLS = 20


def render_diagnostics(linted: LintedPacks, *, width: int | None) -> Text:
    """Return all findings and how many there are, wrapped to a width; None: nothing is wrapped."""
    fitting = None if width is None else min(width, _WIDEST)
    lines: list[Text] = []
    for finding in linted.findings:
        lines += [*_finding(finding, linted, fitting), Text()]
    lines += map(Text, _folded(count_line(linted), fitting))
    return Text("\n").join(lines)


def count_line(linted: LintedPacks) -> str:
    """Return how much was found, and in how much."""
    questions = counted(linted.question_count, "question")
    where = f"{questions} in {counted(len(linted.files), 'file')}"
    if not linted.findings:
        return f"{where}: all is well"
    counts = [
        counted(count, severity.value) for severity in Severity if (count := linted.count(severity))
    ]
    return f"{' and '.join(counts)}; {where}"


def one_line(finding: Diagnostic) -> str:
    """Return a finding as one line that editors and scripts can read."""
    return visible(f"{finding.location}: {_label(finding)}: {finding.message}").replace("\n", " ")


def explanations(finding: Diagnostic) -> Iterator[tuple[str, str]]:
    """Yield what was expected, and the hint, where there are any."""
    for name, words in (("expected", finding.expected), ("hint", finding.hint)):
        if words:
            yield name, visible(words).replace("\n", " ")


def _label(finding: Diagnostic) -> str:
    return f"{finding.severity.value}[{finding.code}]"


def _finding(finding: Diagnostic, linted: LintedPacks, width: int | None) -> Iterator[Text]:
    for line in _folded(one_line(finding), width):
        text = Text(line)
        text.highlight_words([_label(finding)], _STYLES[finding.severity])
        yield text
    gutter = len(str(finding.location.line or ""))
    yield from _excerpt(finding, linted, gutter, width or _WIDEST)
    margin = " " * gutter
    for name, words in explanations(finding):
        lead = f" {margin} = {name}: "
        lines = _folded(words, width and width - len(lead))
        yield from (
            Text((lead if at == 0 else " " * len(lead)) + line) for at, line in enumerate(lines)
        )


def _excerpt(finding: Diagnostic, linted: LintedPacks, gutter: int, width: int) -> Iterator[Text]:
    place = finding.location
    line = linted.excerpt(place)
    if not line.strip() or place.line is None or place.column is None:
        return
    before, marked, after = _cut(line, place.column, place.end_column)
    before, marked, after = _fitted(before, marked, after, max(width - gutter - 4, _FEWEST_CELLS))
    yield Text(f" {place.line} | {before}{marked}{after}".rstrip())
    marks = "^" * max(1, cell_len(marked))
    yield Text.assemble(
        f" {' ' * gutter} | {' ' * cell_len(before)}", (marks, _STYLES[finding.severity])
    )


def _cut(line: str, column: int, end_column: int | None) -> tuple[str, str, str]:
    """Return what stands before the finding, what it is about, and what follows."""
    start = min(column - 1, len(line))
    end = end_column - 1 if end_column else start + 1
    return _shown(line[:start]), _shown(line[start:end]), _shown(line[end:])


def _shown(text: str) -> str:
    return visible(text).replace("\t", " ").replace("\n", " ")


def _fitted(before: str, marked: str, after: str, width: int) -> tuple[str, str, str]:
    """Cut what does not fit, and keep the beginning of what is marked in sight."""
    if cell_len(before) > width // 2 and cell_len(before + marked + after) > width:
        before = "\u2026" + _last_cells(before.lstrip(), width // 4)
    room = width - cell_len(before)
    if cell_len(marked) > room:
        return before, _first_cells(marked, room), ""
    return before, marked, _first_cells(after, room - cell_len(marked))


def _first_cells(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    text = text[:width]
    while text and cell_len(text) > width - 1:
        text = text[:-1]
    return f"{text}\u2026" if width > 0 else ""


def _last_cells(text: str, width: int) -> str:
    text = text[-width:]
    while cell_len(text) > width:
        text = text[1:]
    return text


def _folded(text: str, width: int | None) -> list[str]:
    if width is None:
        return [text]
    return wrap(text, max(width, _FEWEST_CELLS), break_on_hyphens=False) or [""]
