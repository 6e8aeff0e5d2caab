"""Plain text that others do not take for text."""

import pytest

from pminterview.packs.rules.yaml import read_differently
from pminterview.packs.yaml_source import parse_yaml


def found(text: str) -> list[str]:
    """Return the places of what is read differently in a file."""
    document = parse_yaml(text.encode(), "a.yaml")
    lines = text.splitlines()
    return [
        str(one.location) for one in read_differently(document, lambda place: lines[place.line - 1])
    ]


@pytest.mark.parametrize(
    "text",
    "no No YES off on y n True FALSE Null 012 0o17 0x1F 1_000 1:30 -1:30:00 1e3 1.5E-2 .inf"
    " .NaN 2020-01-01 2020-1-1T10:00:00".split(),
)
def test_what_looks_like_something_else_is_told(text: str) -> None:
    assert found(f"a: {text}") == ["a.yaml:1:4"]


@pytest.mark.parametrize(
    "text", ["none", "1.0.0", "yes we can", "12", "1.5", "true", "null", "v1", "1-2", "11:75", "e3"]
)
def test_what_all_readers_take_for_the_same_passes(text: str) -> None:
    assert found(f"a: {text}") == []


@pytest.mark.parametrize("text", ['"no"', "'012'", "|\n  no", ">-\n  1:30"])
def test_text_in_quotes_and_blocks_is_text_for_all(text: str) -> None:
    assert found(f"a: {text}") == []


def test_lists_and_mappings_are_looked_into() -> None:
    assert found("a: [x, no]\nb:\n  - c: 012\n") == ["a.yaml:1:8", "a.yaml:3:8"]
