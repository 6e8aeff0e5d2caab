"""Findings on one line, with quotes that harm nobody."""

import pytest

from pminterview.domain.diagnostic import Diagnostic, Location, quoted, suggestion


@pytest.mark.parametrize(
    ("location", "shown"),
    [
        (Location("a.yaml"), "a.yaml"),
        (Location("a.yaml", 3), "a.yaml:3"),
        (Location("a.yaml", 3, 7), "a.yaml:3:7"),
    ],
)
def test_a_location_is_shown_as_far_as_it_is_known(location: Location, shown: str) -> None:
    assert str(location) == shown


def test_a_finding_is_shown_with_its_place() -> None:
    assert str(Diagnostic(Location("a.yaml", 3), "it is odd")) == "a.yaml:3: it is odd"


def test_a_hint_stands_in_brackets() -> None:
    finding = Diagnostic(Location("a.yaml"), "it is odd", "make it even")
    assert str(finding) == "a.yaml: it is odd (make it even)"


def test_a_word_that_is_close_to_a_known_one_gets_a_suggestion() -> None:
    assert suggestion("empaty", ["strategy", "empathy"]) == "did you mean 'empathy'?"


def test_a_word_that_is_close_to_none_gets_no_suggestion() -> None:
    assert suggestion("zzz", ["strategy", "empathy"]) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "'plain'"),
        ("it's", '"it\'s"'),
        ("two\nlines", "'two lines'"),
        ("\x1b[31m", "'\\x1b[31m'"),
        ("\u202e", "'\\u202e'"),
        ("\ud800", "'\\ud800'"),
        ("C:\\temp", "'C:\\temp'"),
        ("x" * 40, f"'{'x' * 40}'"),
        ("x" * 41, f"'{'x' * 39}\u2026'"),
    ],
)
def test_a_quoted_text_is_short_harmless_and_on_one_line(text: str, shown: str) -> None:
    assert quoted(text) == shown
