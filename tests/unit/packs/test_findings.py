"""Mistakes in data, in plain words."""

from typing import Annotated

import pytest
from pydantic import Field, ValidationError

from pminterview.domain.value import Value
from pminterview.packs.findings import echo, schema_findings
from pminterview.packs.yaml_source import parse_yaml


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "nothing"),
        ([], "a list"),
        ({}, "keys and values"),
        (12, "12"),
        (True, "True"),
        (1.5, "1.5"),
        ("a", "'a'"),
        ("1", "'1'"),
        ("\x1b[31m", "'\\x1b[31m'"),
        (10**50, f"1{'0' * 38}\u2026"),
    ],
)
def test_a_value_is_echoed_short_and_harmless(value: object, shown: str) -> None:
    assert echo(value) == shown


class Sample(Value):
    """A model with a rule that no pack has."""

    share: Annotated[float, Field(gt=0)]


def test_a_mistake_without_words_of_its_own_is_told_in_those_of_pydantic() -> None:
    document = parse_yaml(b"share: 0\n", "f.yaml")
    with pytest.raises(ValidationError) as caught:
        Sample.model_validate(document.data)
    assert [str(one) for one in schema_findings(Sample, caught.value, document)] == [
        "f.yaml:1:8: share: input should be greater than 0, got 0"
    ]
