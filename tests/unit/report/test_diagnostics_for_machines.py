"""Findings for machines: each form as its readers want it."""

import json
from pathlib import Path
from typing import Any

import pytest

from pminterview.domain.diagnostic import Diagnostic, Location, Severity
from pminterview.packs.lint import LintedPacks, SourceFile, lint_packs
from pminterview.packs.rules.catalogue import RULES
from pminterview.report.diagnostics_for_machines import (
    render_annotations,
    render_findings_json,
    render_sarif,
)

CASES = Path(__file__).resolve().parents[2] / "cases" / "packs"


def linted(*findings: Diagnostic, text: str = "a: odd\nb: odd\n") -> LintedPacks:
    """Return findings in a file."""
    return LintedPacks((SourceFile("a b.yaml", text.encode()),), findings, 3)


def odd(line: int | None = 1, column: int | None = 4, message: str = "odd") -> Diagnostic:
    """Return a finding."""
    place = Location("a b.yaml", line, column, column and column + 3)
    return Diagnostic(place, message, "mend it", "Q101", Severity.WARNING, "even")


def results(found: LintedPacks) -> list[dict[str, Any]]:
    """Return the results of SARIF."""
    run: dict[str, Any] = json.loads(render_sarif(found))["runs"][0]
    return list(run["results"])


def test_json_has_a_version_the_counts_and_all_there_is_about_a_finding() -> None:
    assert json.loads(render_findings_json(linted(odd()))) == {
        "version": 1,
        "files": ["a b.yaml"],
        "questions": 3,
        "errors": 0,
        "warnings": 1,
        "findings": [
            {
                "file": "a b.yaml",
                "line": 1,
                "column": 4,
                "end_column": 7,
                "code": "Q101",
                "severity": "warning",
                "message": "odd",
                "expected": "even",
                "hint": "mend it",
            }
        ],
    }


def test_an_annotation_carries_place_title_and_the_whole_message() -> None:
    assert render_annotations(linted(odd())) == (
        "::warning file=a b.yaml,line=1,col=4,endColumn=7,title=Q101 neither question nor task"
        "::odd%0Aexpected: even%0Ahint: mend it\n"
    )


def test_an_annotation_of_a_whole_file_stands_at_its_first_line() -> None:
    assert "file=a b.yaml,line=1,title=" in render_annotations(linted(odd(None, None)))


def test_a_finding_of_an_unknown_rule_is_annotated_all_the_same() -> None:
    strange = Diagnostic(Location("a.yaml", 1), "odd", code="X999")
    assert "title=X999 finding::odd" in render_annotations(linted(strange))


def test_no_text_can_begin_a_command_of_its_own() -> None:
    strange = Diagnostic(Location("a,b:c%.yaml", 1), "100 %\r\n::set-env::\x1b", code="S001")
    (line,) = render_annotations(linted(strange)).splitlines()
    assert line.startswith("::error file=a%2Cb%3Ac%25.yaml,line=1,title=S001 ")
    assert line.endswith("::100 %25%0A::set-env::\\x1b")


def test_sarif_names_the_program_and_all_rules() -> None:
    sarif = json.loads(render_sarif(linted()))
    assert (sarif["version"], len(sarif["runs"])) == ("2.1.0", 1)
    driver = sarif["runs"][0]["tool"]["driver"]
    assert driver["name"] == "pminterview"
    assert [rule["id"] for rule in driver["rules"]] == [rule.code for rule in RULES]


def test_sarif_places_a_finding_relative_to_the_root_of_the_repository() -> None:
    (result,) = results(linted(odd()))
    assert (result["ruleId"], result["level"]) == ("Q101", "warning")
    assert result["message"]["text"] == "odd\nexpected: even\nhint: mend it"
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "a%20b.yaml", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 1, "startColumn": 4, "endColumn": 7},
            }
        }
    ]


@pytest.mark.parametrize(
    ("file", "artifact"),
    [
        ("/tmp/a.yaml", {"uri": "file:///tmp/a.yaml"}),
        ("./a.yaml", {"uri": "a.yaml", "uriBaseId": "%SRCROOT%"}),
        ("a\\b.yaml", {"uri": "a/b.yaml", "uriBaseId": "%SRCROOT%"}),
    ],
)
def test_sarif_writes_paths_as_addresses(file: str, artifact: dict[str, str]) -> None:
    (result,) = results(linted(Diagnostic(Location(file), "odd", code="Y001")))
    place = result["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": artifact, "region": {"startLine": 1}}


def test_an_alert_is_known_again_when_lines_are_added_above() -> None:
    before = results(linted(odd(1), odd(2)))
    after = results(linted(odd(2), odd(3), text=f"new: 1\n{'a: odd'}\nb: odd\n"))
    prints = [[one["partialFingerprints"] for one in run] for run in (before, after)]
    assert prints[0] == prints[1]
    assert prints[0][0] != prints[0][1]


def test_two_findings_of_one_rule_on_one_line_are_two_alerts() -> None:
    first, second = results(linted(odd(1, 1), odd(1, 4)))
    assert first["partialFingerprints"] != second["partialFingerprints"]


@pytest.mark.parametrize("folder", sorted((CASES / "bad").iterdir()), ids=lambda one: one.name)
def test_every_form_is_plain_and_can_be_parsed(folder: Path) -> None:
    found = lint_packs([folder])
    count = len(found.findings)
    assert len(json.loads(render_findings_json(found))["findings"]) == count
    assert len(results(found)) == count
    assert len(render_annotations(found).splitlines()) == count
