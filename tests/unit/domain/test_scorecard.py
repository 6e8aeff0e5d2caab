"""Scorecards and records, as they are stored."""

import pytest
from pydantic import ValidationError

from pminterview.domain.rating import NotRated
from pminterview.domain.scorecard import Scorecard, SkillLevel
from tests.builders import a_record, a_scorecard


def test_a_level_and_the_reason_for_none_are_told_apart_by_their_keys() -> None:
    read = Scorecard.model_validate_json(a_scorecard().model_dump_json())
    assert [type(row.outcome) for row in read.skills] == [SkillLevel, NotRated]


def test_a_record_says_which_format_it_has() -> None:
    assert a_record().model_dump()["format_version"] == 1


def test_a_record_of_a_newer_format_is_refused() -> None:
    with pytest.raises(ValidationError) as caught:
        a_record(format_version=2)
    assert [one["loc"] for one in caught.value.errors()] == [("format_version",)]
