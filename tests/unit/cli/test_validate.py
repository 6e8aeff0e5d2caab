"""`validate`, `rules` and `pack`, inside one process."""

import json
import shutil
from pathlib import Path

import pytest

CASES = Path(__file__).resolve().parents[2] / "cases" / "packs"
GOOD = CASES / "good" / "small"
WARNING = CASES / "bad" / "Q101-topic"
ERROR = CASES / "bad" / "S003-unknown-type"


def test_the_bundled_pack_is_checked_unless_told_and_is_clean(pminterview):
    result = pminterview("validate", "--strict")
    assert (result.code, result.err) == (0, "")
    assert result.out == "30 questions in 2 files: all is well\n"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([GOOD], 0),
        ([WARNING], 0),
        ([WARNING, "--strict"], 1),
        ([ERROR], 1),
        ([GOOD, WARNING, ERROR], 1),
        ([CASES / "good"], 0),
        ([CASES / "nowhere"], 3),
        ([CASES], 3),
    ],
)
def test_the_exit_code_says_what_was_found(pminterview, arguments, code):
    assert pminterview("validate", *map(str, arguments)).code == code


def test_a_pack_of_which_nothing_can_be_read_is_unusable_input(pminterview, tmp_path):
    for name in ("questions.yaml", "rubrics.yaml"):
        (tmp_path / name).mkdir()
    result = pminterview("validate", str(tmp_path))
    assert result.code == 3
    assert result.out.count("error[Y001]") == 2


def test_the_pack_of_the_environment_is_checked(pminterview, monkeypatch):
    monkeypatch.setenv("PMINTERVIEW_PACK", str(ERROR))
    assert "error[S003]" in pminterview("validate").out
    assert pminterview("validate", str(GOOD)).code == 0
    assert pminterview("validate", "--pack", str(GOOD)).code == 0


def test_places_are_told_as_seen_from_here(pminterview, monkeypatch, tmp_path):
    shutil.copytree(ERROR, tmp_path / "pack")
    monkeypatch.chdir(tmp_path)
    for place in ("pack", str(tmp_path / "pack"), "./pack/rubrics.yaml"):
        out = pminterview("validate", place).out.replace("\\", "/")
        assert out.startswith("pack/questions.yaml:6:11: error[S003]")


def test_json_is_one_document(pminterview):
    found = json.loads(pminterview("validate", "--format", "json", str(ERROR)).out)
    assert (found["version"], found["errors"]) == (1, 1)


def test_sarif_is_one_document(pminterview):
    found = json.loads(pminterview("validate", "--format", "sarif", str(ERROR)).out)
    assert found["version"] == "2.1.0"


@pytest.mark.parametrize("arguments", [["--format", "github"], []])
def test_a_workflow_gets_annotations_the_plain_lines_and_the_count(
    pminterview, monkeypatch, arguments
):
    if not arguments:
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
    lines = pminterview("validate", str(ERROR), *arguments).out.splitlines()
    assert lines[0].startswith("::error file=")
    assert "error[S003]" in lines[1]
    assert lines[-1] == "1 error; 3 questions in 2 files"


def test_a_workflow_can_ask_for_the_plain_lines_alone(pminterview, monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert "::" not in pminterview("validate", str(ERROR), "--format", "text").out


def test_no_colour_is_written_into_a_pipe(pminterview):
    assert "\x1b" not in pminterview("validate", str(ERROR)).out


def test_the_rules_are_listed(pminterview):
    assert "  Q101  warning  neither question nor task\n" in pminterview("rules").out


@pytest.mark.parametrize("code", ["Q101", "q101"])
def test_a_rule_is_told_in_full(pminterview, code):
    out = pminterview("rules", code).out
    assert out.startswith("Q101 neither question nor task (warning)\n")
    assert "  Fails:\n" in out
    assert "  Passes:\n" in out


def test_the_manual_is_what_lies_in_docs(pminterview):
    page = Path(__file__).resolve().parents[3] / "docs" / "rules.md"
    assert pminterview("rules", "--format", "markdown").out == page.read_text(encoding="utf-8")


def test_a_rule_that_does_not_exist_is_a_usage_error_with_a_suggestion(pminterview):
    result = pminterview("rules", "Q1O1")
    assert result.code == 2
    assert result.err == "error: there is no rule 'Q1O1'\nhint: did you mean 'Q101'?\n"


def test_a_new_pack_is_clean_and_can_be_practised_at_once(pminterview, tmp_path):
    folder = str(tmp_path / "new pack")
    made = pminterview("pack", "new", folder)
    assert made.code == 0
    assert f"  pminterview validate '{folder}'\n" in made.out
    assert pminterview("validate", "--strict", folder).code == 0
    assert "6 questions" in pminterview("pack", "show", folder).out
    practised = pminterview("practice", "--pack", folder, stdin="I asked them why.\n.\n" * 4)
    assert (practised.code, practised.err) == (0, "")
    assert "\nScorecard\n" in practised.out


def test_a_new_pack_overwrites_nothing(pminterview, tmp_path):
    assert pminterview("pack", "new", str(tmp_path)).code == 0
    again = pminterview("pack", "new", str(tmp_path))
    assert again.code == 2
    assert "is there already; nothing was written" in again.err


def test_the_bundled_pack_is_shown_unless_told(pminterview, monkeypatch):
    assert "30 questions" in pminterview("pack", "show").out
    monkeypatch.setenv("PMINTERVIEW_PACK", str(GOOD))
    assert pminterview("pack", "show").out.startswith("sample 1.0.0, MIT: 3 questions")


def test_pack_alone_shows_its_help(pminterview):
    result = pminterview("pack")
    assert "Usage: pminterview pack" in result.out + result.err
