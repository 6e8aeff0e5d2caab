"""Rubrics: five levels, criteria, and indicators whose patterns are parsed."""

import pytest
from pydantic import ValidationError

from pminterview.domain.pattern import Pattern, PatternError, parse_pattern
from pminterview.domain.rubric import Anchor, Indicator, Level, Rubric
from tests.builders import a_criterion, a_rubric, an_indicator, some_anchors


def test_levels_have_names_for_people() -> None:
    words = [level.word for level in Level]
    assert words == ["no evidence", "weak", "developing", "solid", "outstanding"]


def test_levels_are_the_numbers_from_zero_to_four() -> None:
    assert list(Level) == [0, 1, 2, 3, 4]


def test_a_pattern_is_parsed_when_the_indicator_is_built() -> None:
    expected = Pattern("latenc*", ((("latenc*",),),), (False,))
    assert an_indicator(pattern="latenc*").pattern == expected


def test_a_pattern_that_is_parsed_already_is_kept() -> None:
    pattern = parse_pattern("latenc*")
    assert an_indicator(pattern=pattern).pattern is pattern


def test_a_pattern_is_written_as_text() -> None:
    assert an_indicator(pattern="a  | b").model_dump()["pattern"] == "a  | b"


def test_a_pattern_is_text_in_the_schema() -> None:
    schema = Indicator.model_json_schema()["properties"]["pattern"]
    assert {"type": schema["type"]} == {"type": "string"}


def test_a_pattern_that_does_not_parse_keeps_its_reason_and_place() -> None:
    with pytest.raises(ValidationError) as caught:
        an_indicator(pattern="a | ")
    (detail,) = caught.value.errors()
    reason = detail["ctx"]["error"]
    assert isinstance(reason, PatternError)
    assert (detail["loc"], str(reason), reason.offset) == (
        ("pattern",),
        "a word is missing here",
        4,
    )


def test_a_pattern_that_is_no_text_is_refused() -> None:
    with pytest.raises(ValidationError) as caught:
        an_indicator(pattern=3)
    (detail,) = caught.value.errors()
    assert detail["msg"] == "Value error, a pattern is text"


def test_a_criterion_needs_an_indicator() -> None:
    with pytest.raises(ValidationError) as caught:
        a_criterion(indicators=[])
    assert [detail["loc"] for detail in caught.value.errors()] == [("indicators",)]


def test_a_rubric_needs_a_criterion() -> None:
    with pytest.raises(ValidationError) as caught:
        a_rubric(criteria=[])
    assert [detail["loc"] for detail in caught.value.errors()] == [("criteria",)]


def test_anchors_may_stand_in_any_order() -> None:
    rubric = a_rubric(anchors=some_anchors()[::-1])
    assert [anchor.level for anchor in rubric.anchors] == [4, 3, 2, 1, 0]


@pytest.mark.parametrize(
    "anchors",
    [some_anchors()[1:], (*some_anchors(), some_anchors()[2]), ()],
)
def test_each_level_is_described_exactly_once(anchors: tuple[Anchor, ...]) -> None:
    with pytest.raises(ValidationError) as caught:
        a_rubric(anchors=anchors)
    (detail,) = caught.value.errors()
    reason = "Value error, anchors must describe each level from 0 to 4 exactly once"
    assert detail["msg"] == reason


def test_a_rubric_with_its_patterns_survives_json() -> None:
    rubric = a_rubric(criteria=[a_criterion(indicators=[an_indicator(pattern="(a|b) & ca*")])])
    read = Rubric.model_validate_json(rubric.model_dump_json())
    assert read.criteria[0].indicators[0].pattern.groups == ((("a",), ("b",)), (("ca*",),))
