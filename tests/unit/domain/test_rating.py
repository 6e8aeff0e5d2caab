"""Outcomes: a rating, or the reason why there is none."""

import pytest
from pydantic import ValidationError

from pminterview.domain.rating import NOT_ASKED, Judgement, NotRated, Rating
from tests.builders import a_judgement, a_rating


def test_a_skill_that_was_not_asked_for_says_so() -> None:
    assert NotRated(not_rated="not asked") == NOT_ASKED


def test_an_outcome_is_told_apart_by_its_keys() -> None:
    read = Judgement.model_validate_json(a_judgement().model_dump_json())
    assert [type(one) for one in read.outcomes.values()] == [Rating, NotRated]


def test_outcomes_keep_the_order_they_were_given_in() -> None:
    outcomes = {"zeal": a_rating(), "art": NOT_ASKED, "mind": NOT_ASKED}
    read = Judgement.model_validate_json(a_judgement(outcomes=outcomes).model_dump_json())
    assert list(read.outcomes) == ["zeal", "art", "mind"]


@pytest.mark.parametrize("points", [-0.1, 4.1])
def test_points_lie_on_the_scale(points: float) -> None:
    with pytest.raises(ValidationError) as caught:
        a_rating(points=points)
    assert [one["loc"] for one in caught.value.errors()] == [("points",)]


@pytest.mark.parametrize("milli", [(), (1999,), (1000, 1001), (2000, -2000, 2001)])
def test_a_ledger_that_does_not_add_up_is_no_rating(milli: tuple[int, ...]) -> None:
    ledger = [{"label": "a part", "milli": part} for part in milli]
    with pytest.raises(ValidationError, match="the ledger does not add up to the points"):
        a_rating(points=2.0, ledger=ledger)


def test_parts_of_a_ledger_may_be_less_than_nothing() -> None:
    parts = [{"label": "a part", "milli": part} for part in (2600, -700, 101)]
    assert a_rating(points=2.001, ledger=parts).points == 2.001


def test_a_ledger_without_lines_adds_up_to_nothing() -> None:
    assert a_rating(points=0, level=0, ledger=[]).ledger == ()
