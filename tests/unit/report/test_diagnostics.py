"""Findings for people: in any width, with marks that stand below what they mean."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from pminterview.domain.diagnostic import Diagnostic, Location, Severity
from pminterview.packs.lint import LintedPacks, SourceFile, lint_packs
from pminterview.report.diagnostics import count_line, render_diagnostics

CASES = Path(__file__).resolve().parents[2] / "cases" / "packs"


def linted(line: str, *findings: Diagnostic) -> LintedPacks:
    """Return findings in a file of one line."""
    return LintedPacks((SourceFile("a.yaml", line.encode()),), findings, 3)


def finding(column: int = 1, end_column: int | None = None, **more: object) -> Diagnostic:
    """Return a finding in the first line of the file."""
    place = Location("a.yaml", 1, column, end_column)
    return Diagnostic(place, "it is odd", code="S001", **more)  # type: ignore[arg-type]


def lines(found: LintedPacks, width: int | None = 60) -> list[str]:
    """Return the lines that are shown."""
    return render_diagnostics(found, width=width).plain.splitlines()


def test_the_mark_stands_below_what_is_meant() -> None:
    assert lines(linted("a: odd  # b", finding(4, 7)))[:3] == [
        "a.yaml:1:4: error[S001]: it is odd",
        " 1 | a: odd  # b",
        "   |    ^^^",
    ]


def test_a_finding_without_an_end_is_marked_at_its_first_character() -> None:
    assert lines(linted("a: odd", finding(4)))[2] == "   |    ^"


def test_a_finding_at_the_end_of_a_line_is_marked_behind_it() -> None:
    assert lines(linted("a:", finding(3)))[2] == "   |   ^"


def test_wide_characters_take_two_cells_and_escapes_as_many_as_they_show() -> None:
    shown = lines(linted("\u4f60\u597d \x1b[1m: odd", finding(9, 12)))
    assert shown[1] == " 1 | \u4f60\u597d \\x1b[1m: odd"
    assert shown[2].index("^") == cell_len(shown[1][: shown[1].index("odd")]) - 1


def test_tabs_are_one_cell_wide() -> None:
    assert lines(linted("\ta: odd", finding(5, 8)))[1:3] == [" 1 |  a: odd", "   |     ^^^"]


def test_what_was_expected_and_a_hint_are_told_below() -> None:
    shown = lines(linted("a: odd", finding(hint="make it even", expected="2, 4 or 6")))
    assert shown[3:5] == ["   = expected: 2, 4 or 6", "   = hint: make it even"]


def test_a_finding_about_a_whole_file_has_no_excerpt() -> None:
    whole = Diagnostic(Location("a.yaml"), "it is missing", "write it", "Y001")
    assert lines(linted("a", whole))[:2] == [
        "a.yaml: error[Y001]: it is missing",
        "  = hint: write it",
    ]


@pytest.mark.parametrize("width", [40, 60, 80])
@pytest.mark.parametrize("folder", sorted((CASES / "bad").iterdir()), ids=lambda one: one.name)
def test_no_line_is_wider_than_the_screen(folder: Path, width: int) -> None:
    found = lint_packs([folder])
    wide = [line for line in lines(found, width) if cell_len(line) > width]
    assert wide == []


def test_a_long_line_is_cut_around_what_is_meant() -> None:
    text = f"{'a' * 200}: odd, {'b' * 200}"
    excerpt, mark = lines(linted(text, finding(203, 206)))[1:3]
    assert cell_len(excerpt) <= 60
    assert excerpt[mark.index("^") : mark.index("^") + 3] == "odd"
    assert "\u2026" in excerpt[:10]
    assert excerpt.endswith("\u2026")


def test_a_long_finding_is_marked_as_far_as_it_is_shown() -> None:
    excerpt, mark = lines(linted("\u4f60" * 100, finding(1, 101)))[1:3]
    assert cell_len(excerpt) <= 60
    assert cell_len(mark) == cell_len(excerpt)


def test_nothing_is_wrapped_in_a_pipe() -> None:
    odd = Diagnostic(Location("a.yaml", 1, 1), "odd " * 50, code="S001")
    assert lines(linted("a", odd), None)[0] == f"a.yaml:1:1: error[S001]: {'odd ' * 50}"


def test_a_message_cannot_drive_the_terminal_or_begin_a_line() -> None:
    odd = Diagnostic(Location("a\x1b.yaml", 1, 1), "\x1b[31m\n::error::", "a\nb", "S001")
    assert lines(linted("a", odd), None)[:2] == [
        "a\\x1b.yaml:1:1: error[S001]: \\x1b[31m ::error::",
        "   = hint: a b",
    ]


@pytest.mark.parametrize(
    ("severities", "line"),
    [
        ([], "3 questions in 1 file: all is well"),
        (["error"], "1 error; 3 questions in 1 file"),
        (["warning", "warning"], "2 warnings; 3 questions in 1 file"),
        (["warning", "error", "error"], "2 errors and 1 warning; 3 questions in 1 file"),
    ],
)
def test_the_last_line_counts(severities: list[str], line: str) -> None:
    found = linted("a", *(finding(severity=Severity(one)) for one in severities))
    assert count_line(found) == line
    assert lines(found)[-1] == line


def test_the_severity_is_coloured_and_nothing_else_is_said_by_colour(
    rendered: Callable[..., str],
) -> None:
    text = render_diagnostics(linted("a", finding(severity=Severity.WARNING)), width=60)
    assert {str(span.style) for span in text.spans} == {"bold yellow"}
    assert rendered(text).startswith("a.yaml:1:1: warning[S001]: it is odd\n")
