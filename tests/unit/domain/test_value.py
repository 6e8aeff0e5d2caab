"""What all values promise: they never change, and hold nothing unknown."""

import pytest
from pydantic import TypeAdapter, ValidationError

from pminterview.domain.value import FormatVersion, Id, Prose, Value
from tests.builders import (
    a_header,
    a_judgement,
    a_pack,
    a_question,
    a_rating,
    a_record,
    a_rubric,
    a_scorecard,
    a_transcript,
    a_turn,
)

VALUES = [
    a_header(),
    a_rubric(),
    a_question(),
    a_pack(),
    a_turn(),
    a_transcript(),
    a_rating(),
    a_judgement(),
    a_scorecard(),
    a_record(),
]


def kind(value: Value) -> str:
    """Return what a value is called in the name of a test."""
    return type(value).__name__


def mistakes(error: ValidationError) -> list[str]:
    """Return the kinds of mistakes that pydantic found."""
    return [detail["type"] for detail in error.errors()]


@pytest.mark.parametrize("value", VALUES, ids=kind)
def test_a_value_cannot_be_changed(value: Value) -> None:
    name = next(iter(type(value).model_fields))
    with pytest.raises(ValidationError) as caught:
        setattr(value, name, None)
    assert mistakes(caught.value) == ["frozen_instance"]


@pytest.mark.parametrize("value", VALUES, ids=kind)
def test_a_value_holds_no_unknown_key(value: Value) -> None:
    with pytest.raises(ValidationError) as caught:
        type(value).model_validate({**dict(value), "remark": "none"})
    assert mistakes(caught.value) == ["extra_forbidden"]


@pytest.mark.parametrize("value", VALUES, ids=kind)
def test_a_value_survives_a_round_trip_through_json(value: Value) -> None:
    assert type(value).model_validate_json(value.model_dump_json()) == value


@pytest.mark.parametrize("text", ["a", "0", "tech-skills", "user_voice", "3d", "x" * 80])
def test_an_id_may_be(text: str) -> None:
    assert TypeAdapter(Id).validate_python(text) == text


@pytest.mark.parametrize("text", ["", "A", "-a", "_a", "a b", "a\n", "\u00e9", "a.b", "x" * 81])
def test_an_id_may_not_be(text: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Id).validate_python(text)
    expected = "string_too_long" if len(text) > 80 else "string_pattern_mismatch"
    assert mistakes(caught.value) == [expected]


def test_prose_loses_the_blanks_around_it() -> None:
    assert TypeAdapter(Prose).validate_python("  to read \n") == "to read"


def test_prose_is_never_empty() -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Prose).validate_python(" \n")
    assert mistakes(caught.value) == ["string_too_short"]


@pytest.mark.parametrize(
    ("version", "mistake"),
    [(0, "greater_than_equal"), (2, "less_than_equal"), ("1", "int_type"), (True, "int_type")],
)
def test_a_format_version_is_the_number_one(version: object, mistake: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(FormatVersion).validate_python(version)
    assert mistakes(caught.value) == [mistake]
