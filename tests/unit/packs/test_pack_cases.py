"""Every rule on packs that break it: a folder for each case, with the exact output."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from pminterview.packs.lint import LintedPacks, lint_packs
from pminterview.packs.load import load_pack
from pminterview.packs.rules.catalogue import RULES
from pminterview.report.diagnostics import render_diagnostics

CASES = Path(__file__).resolve().parents[2] / "cases" / "packs"
BAD = sorted((CASES / "bad").iterdir())
GOOD = sorted((CASES / "good").iterdir())


def shown(linted: LintedPacks, folder: Path) -> str:
    """Return what `validate` prints when it is run in the folder."""
    with StringIO() as file:
        console = Console(file=file, color_system=None, legacy_windows=False)
        console.print(render_diagnostics(linted, width=None), soft_wrap=True)
        return file.getvalue().replace(f"{folder}/", "").replace(f"{folder}\\", "")


@pytest.mark.parametrize("folder", BAD, ids=lambda folder: folder.name)
def test_a_bad_pack_gives_exactly_the_expected_output(
    folder: Path, golden: Callable[[Path, str], None]
) -> None:
    golden(folder / "expected.txt", shown(lint_packs([folder]), folder))


@pytest.mark.parametrize("folder", BAD, ids=lambda folder: folder.name)
def test_a_bad_pack_breaks_the_rule_that_it_is_named_after_and_no_other(folder: Path) -> None:
    assert {finding.code for finding in lint_packs([folder]).findings} == {folder.name[:4]}


@pytest.mark.parametrize("folder", GOOD, ids=lambda folder: folder.name)
def test_a_good_pack_has_no_findings_and_can_be_loaded(folder: Path) -> None:
    assert lint_packs([folder]).findings == ()
    load_pack(folder)


def test_twenty_five_different_mistakes_are_twenty_five_findings_in_the_order_of_the_files(
    golden: Callable[[Path, str], None],
) -> None:
    folder = CASES / "many" / "twenty-five-mistakes"
    linted = lint_packs([folder])
    golden(folder / "expected.txt", shown(linted, folder))
    assert len({finding.code for finding in linted.findings}) == len(linted.findings) == 25
    places = [(one.location.file, one.location.line) for one in linted.findings]
    assert places == sorted(places)


def test_every_rule_has_a_case() -> None:
    assert sorted({folder.name[:4] for folder in BAD}) == sorted(rule.code for rule in RULES)
