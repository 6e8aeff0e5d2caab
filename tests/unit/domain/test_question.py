"""Questions, as far as they say more than their fields."""

import pytest
from pydantic import ValidationError

from pminterview.domain.question import Difficulty, QuestionType
from tests.builders import a_probe, a_question


def test_a_question_invites_the_criteria_of_its_probes_in_their_order() -> None:
    probes = [a_probe(criterion="user_voice"), a_probe(criterion="shared_language")]
    assert a_question(probes=probes).invited_criteria == ("user_voice", "shared_language")


def test_a_question_without_probes_invites_nothing() -> None:
    assert a_question(probes=[]).invited_criteria == ()


def test_types_and_difficulties_are_written_in_words() -> None:
    question = a_question(type="go-to-market", difficulty="hard")
    assert question.type is QuestionType.GO_TO_MARKET
    assert question.difficulty is Difficulty.HARD


@pytest.mark.parametrize("seconds", [10, 7200])
def test_an_answer_may_take_ten_seconds_to_two_hours(seconds: int) -> None:
    assert a_question(seconds=seconds).seconds == seconds


@pytest.mark.parametrize(
    ("field", "value", "mistake"),
    [
        ("seconds", 9, "greater_than_equal"),
        ("seconds", 7201, "less_than_equal"),
        ("seconds", "120", "int_type"),
        ("seconds", 120.0, "int_type"),
        ("seconds", True, "int_type"),
        ("skills", [], "too_short"),
        ("type", "riddle", "enum"),
        ("difficulty", "brutal", "enum"),
        ("text", "  ", "string_too_short"),
        ("hint", "", "string_too_short"),
    ],
)
def test_a_question_is_not_built_with(field: str, value: object, mistake: str) -> None:
    with pytest.raises(ValidationError) as caught:
        a_question(**{field: value})
    assert [(one["loc"], one["type"]) for one in caught.value.errors()] == [((field,), mistake)]
