"""Findings for machines: JSON, annotations of GitHub, SARIF 2.1.0."""

import json
from collections import Counter
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from pminterview import __version__
from pminterview.domain.diagnostic import Diagnostic, Location, Severity
from pminterview.domain.text import visible
from pminterview.packs.lint import LintedPacks
from pminterview.packs.rules.catalogue import RULES, RULES_BY_CODE
from pminterview.packs.rules.rule import Rule
from pminterview.report.diagnostics import explanations

_FORMAT_VERSION = 1
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render_findings_json(linted: LintedPacks) -> str:
    """Return the findings as JSON with a format version."""
    return _json(
        {
            "version": _FORMAT_VERSION,
            "files": [file.name for file in linted.files],
            "questions": linted.question_count,
            "errors": linted.count(Severity.ERROR),
            "warnings": linted.count(Severity.WARNING),
            "findings": [_record(finding) for finding in linted.findings],
        }
    )


def render_annotations(linted: LintedPacks) -> str:
    """Return a workflow command for each finding; GitHub shows the first ten of a step."""
    return "".join(_annotation(finding) for finding in linted.findings)


def render_sarif(linted: LintedPacks) -> str:
    """Return the findings as SARIF 2.1.0, as code scanning takes it."""
    seen: Counter[str] = Counter()
    driver = {
        "name": "pminterview",
        "semanticVersion": __version__,
        "rules": [_sarif_rule(rule) for rule in RULES],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(finding, linted, seen) for finding in linted.findings],
    }
    return _json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _record(finding: Diagnostic) -> dict[str, Any]:
    place = finding.location
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_column": place.end_column,
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "expected": finding.expected,
        "hint": finding.hint,
    }


def _annotation(finding: Diagnostic) -> str:
    place = finding.location
    properties = {
        "file": place.file,
        "line": place.line or 1,
        "col": place.column,
        "endColumn": place.end_column,
        "title": f"{finding.code} {_title(finding)}",
    }
    written = ",".join(
        f"{name}={_escaped(str(value), also=':,')}"
        for name, value in properties.items()
        if value is not None
    )
    return f"::{finding.severity.value} {written}::{_escaped(_whole_message(finding))}\n"


def _escaped(text: str, *, also: str = "") -> str:
    """Return text as it may stand in a workflow command."""
    shown = visible(text)
    for char in f"%\r\n{also}":
        shown = shown.replace(char, f"%{ord(char):02X}")
    return shown


def _whole_message(finding: Diagnostic) -> str:
    return "\n".join([finding.message, *(": ".join(pair) for pair in explanations(finding))])


def _title(finding: Diagnostic) -> str:
    rule = RULES_BY_CODE.get(finding.code)
    return rule.title if rule else "finding"


def _sarif_rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.title.replace("-", " ").split()),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.what},
        "help": {"text": f"{rule.what}\n\n{rule.why}"},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _sarif_result(finding: Diagnostic, linted: LintedPacks, seen: Counter[str]) -> dict[str, Any]:
    return {
        "ruleId": finding.code,
        "level": finding.severity.value,
        "message": {"text": _whole_message(finding)},
        "locations": [{"physicalLocation": _physical(finding.location)}],
        "partialFingerprints": {"pminterview/v1": _fingerprint(finding, linted, seen)},
    }


def _physical(place: Location) -> dict[str, Any]:
    region = {"startLine": place.line or 1}
    if place.column:
        region["startColumn"] = place.column
    if place.column and place.end_column:
        region["endColumn"] = place.end_column
    return {"artifactLocation": _artifact(place.file), "region": region}


def _artifact(file: str) -> dict[str, str]:
    path = quote(file.replace("\\", "/"))
    if path.startswith("/"):
        return {"uri": f"file://{path}"}
    return {"uri": path.removeprefix("./"), "uriBaseId": "%SRCROOT%"}


def _fingerprint(finding: Diagnostic, linted: LintedPacks, seen: Counter[str]) -> str:
    """Return what stays the same when lines are added above, so that an alert is known again."""
    line = linted.excerpt(finding.location).strip()
    key = "\0".join([finding.code, finding.location.file, line])
    seen[key] += 1
    written = f"{key}\0{seen[key]}".encode("utf-8", "replace")
    return sha256(written).hexdigest()[:32]


def _json(value: Any) -> str:
    """Return JSON in which nothing can drive a terminal: all but plain characters are escaped."""
    return json.dumps(value, indent=2) + "\n"
