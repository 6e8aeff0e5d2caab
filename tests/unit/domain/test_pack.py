"""Looking things up in a pack."""

import pytest

from tests.builders import (
    a_pack,
    a_question,
    a_rubric,
    another_question,
    another_rubric,
)


def test_questions_are_found_by_their_id() -> None:
    pack = a_pack(questions=[a_question(id="one"), another_question(id="two")])
    assert pack.questions_by_id == {"one": pack.questions[0], "two": pack.questions[1]}


def test_rubrics_are_found_by_their_skill() -> None:
    pack = a_pack()
    assert pack.rubrics_by_skill == {
        "technical_fluency": a_rubric(),
        "user_empathy": another_rubric(),
    }


def test_criteria_of_every_rubric_are_found_by_their_id() -> None:
    pack = a_pack()
    assert pack.criteria_by_id == {
        "shared_language": a_rubric().criteria[0],
        "user_voice": another_rubric().criteria[0],
    }


@pytest.mark.parametrize(
    "name",
    [
        "user_empathy",
        "USER-EMPATHY",
        "user empathy",
        "empathy",
        " Empathy ",
        "Understands users",
        "understands-users",
        "UNDERSTANDS_USERS",
    ],
)
def test_a_skill_is_called_by_id_short_name_or_name(name: str) -> None:
    assert a_pack().skill_called(name) == "user_empathy"


@pytest.mark.parametrize("name", ["", "emp", "user", "empathy!", "understandsusers"])
def test_nothing_else_calls_a_skill(name: str) -> None:
    assert a_pack().skill_called(name) is None


@pytest.mark.parametrize(
    "name", ["go-to-market", "gtm-x", "go to market", "Go-to-market sense", "go_to_market_sense"]
)
def test_a_skill_with_hyphens_is_called_by_its_own_names(name: str) -> None:
    rubric = a_rubric(skill="go-to-market", short_name="gtm-x", name="Go-to-market sense")
    assert a_pack(rubrics=[rubric]).skill_called(name) == "go-to-market"


def test_a_pack_is_equal_to_itself_whatever_was_looked_up() -> None:
    pack = a_pack()
    assert pack.questions_by_id
    assert pack == a_pack()
