"""All findings of all files, each once, in order."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

from pminterview.domain.diagnostic import Severity
from pminterview.packs.lint import LintedPacks, lint_packs

SMALL = Path(__file__).resolve().parents[2] / "cases" / "packs" / "good" / "small"


class PackFolder(Protocol):
    """A sound pack on disk, to be spoiled one text at a time."""

    path: Path
    replace: Callable[[str, str], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a pack that has no findings."""
    return Path(shutil.copytree(SMALL, tmp_path / "pack"))


def spoil(file: Path, old: str, new: str) -> None:
    """Change the first place in a file that holds a text."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def codes(linted: LintedPacks) -> list[str]:
    """Return the codes of all findings."""
    return [finding.code for finding in linted.findings]


def test_a_file_that_is_no_yaml_hides_nothing_in_the_other(folder: Path) -> None:
    spoil(folder / "questions.yaml", "questions:", "questions: [")
    spoil(folder / "rubrics.yaml", "text: Claims to be technical.", "text: Good.")
    assert codes(lint_packs([folder])) == ["Y005", "R203"]


def test_a_wrong_key_in_one_question_hides_nothing_in_the_same_or_another(folder: Path) -> None:
    spoil(folder / "questions.yaml", "hint: Name one", "tip: Name one")
    spoil(folder / "questions.yaml", "What do you ask the engineers?", "And the engineers.")
    spoil(folder / "questions.yaml", "Half of the customers keep", "What half of the")
    spoil(folder / "questions.yaml", "How do you decide when to switch it off?", "And so on.")
    assert codes(lint_packs([folder])) == ["Q106", "Q101", "S001", "Q101"]


def test_a_misspelt_key_is_one_finding_and_not_a_missing_one_too(folder: Path) -> None:
    spoil(folder / "questions.yaml", "difficulty: easy", "dificulty: easy")
    assert codes(lint_packs([folder])) == ["S001"]


def test_a_value_of_the_wrong_shape_breaks_no_other_rule(folder: Path) -> None:
    spoil(folder / "rubrics.yaml", "    anchors:\n", "    anchors: 5\n    anchor:\n")
    assert codes(lint_packs([folder])) == ["S004", "S001"]


def test_a_misspelt_criterion_is_not_called_a_missing_probe_too(folder: Path) -> None:
    spoil(folder / "questions.yaml", "criterion: shared_language", "criterion: shared_lingo")
    assert codes(lint_packs([folder])) == ["S009"]


def test_what_an_alias_repeats_is_told_once(folder: Path) -> None:
    spoil(folder / "questions.yaml", "skills: [technical_fluency]", "skills: &all [A]")
    spoil(folder / "questions.yaml", "skills: [technical_fluency]", "skills: *all")
    found = [one for one in lint_packs([folder]).findings if one.code == "S006"]
    assert len(found) == 1


def test_duplicate_keys_tags_and_merge_keys_do_not_end_the_search(folder: Path) -> None:
    spoil(folder / "questions.yaml", "seconds: 300", "seconds: 300\n    seconds: 310")
    spoil(folder / "questions.yaml", "seconds: 480", "seconds: !!int 480")
    spoil(folder / "questions.yaml", "difficulty: hard\n", "<<: {difficulty: hard}\n")
    spoil(folder / "questions.yaml", "Plan how you would settle it.", "That is the case.")
    assert codes(lint_packs([folder])) == ["Y010", "Y008", "Q101", "Y009"]


def test_near_duplicates_are_found_across_packs_and_named_with_their_file(
    folder: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copytree(folder, tmp_path / "other"))
    spoil(other / "questions.yaml", "Half of the customers", "A third of her customers")
    linted = lint_packs([folder, other])
    assert [one.location.file for one in linted.findings] == [str(other / "questions.yaml")] * 3
    assert f"({folder / 'questions.yaml'}:5:11)" in linted.findings[0].message


def test_a_folder_without_both_files_has_nothing_readable(tmp_path: Path) -> None:
    linted = lint_packs([tmp_path])
    assert codes(linted) == ["Y001", "Y001"]
    assert not linted.has_readable_files


def test_a_file_that_cannot_be_read_is_a_finding_with_the_reason(folder: Path) -> None:
    (folder / "rubrics.yaml").unlink()
    (folder / "rubrics.yaml").mkdir()
    linted = lint_packs([folder])
    assert linted.has_readable_files
    assert [one.message for one in linted.findings] == ["this file cannot be read: Is a directory"]


@pytest.mark.parametrize(
    "comment", ["# pminterview: ignore Q101", "# On purpose. pminterview:ignore R207, Q101"]
)
def test_a_comment_above_or_beside_keeps_a_warning_quiet(folder: Path, comment: str) -> None:
    file = folder / "questions.yaml"
    text = "text: Your team wants to write its own chat."
    spoil(file, f"{text} Plan how you would settle it.", text)
    assert codes(lint_packs([folder])) == ["Q101"]
    spoil(file, text, f"{text}  {comment}")
    assert codes(lint_packs([folder])) == []
    spoil(file, f"    {text}  {comment}", f"    {comment}\n    {text}")
    assert codes(lint_packs([folder])) == []


def test_a_comment_beside_the_line_above_keeps_nothing_quiet_here(folder: Path) -> None:
    spoil(folder / "questions.yaml", "seconds: 480", "seconds: 4800")
    spoil(folder / "questions.yaml", "medium", "medium  # pminterview: ignore Q105")
    assert codes(lint_packs([folder])) == ["Q105"]


def test_a_comment_keeps_no_error_and_no_other_rule_quiet(folder: Path) -> None:
    spoil(folder / "questions.yaml", "seconds: 300", "seconds: 5  # pminterview: ignore S007")
    spoil(folder / "questions.yaml", "seconds: 480", "seconds: 4800  # pminterview: ignore Q101")
    assert codes(lint_packs([folder])) == ["S007", "Q105"]


def test_questions_and_severities_are_counted(folder: Path) -> None:
    spoil(folder / "questions.yaml", "seconds: 300", "seconds: 5")
    spoil(folder / "questions.yaml", "seconds: 480", "seconds: 4800")
    linted = lint_packs([folder])
    assert linted.question_count == 3
    assert (linted.count(Severity.ERROR), linted.count(Severity.WARNING)) == (1, 1)
    assert linted.excerpt(linted.findings[0].location) == "    seconds: 5"


@pytest.mark.parametrize(
    "text", ["a\n", "- 1\n", "{}\n", "questions: 5\n", "questions: [5, {id: [], probes: {}}]\n"]
)
def test_whatever_the_shape_of_a_file_there_are_findings_and_no_traceback(
    folder: Path, text: str
) -> None:
    for name in ("questions.yaml", "rubrics.yaml"):
        (folder / name).write_text(text.replace("questions", name[:-5]), encoding="utf-8")
    linted = lint_packs([folder])
    assert {finding.severity for finding in linted.findings} == {Severity.ERROR}
