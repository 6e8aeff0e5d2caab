"""Feedback after an answer."""

import pytest

from pminterview.domain.rating import NOT_ASKED
from pminterview.workflows.coaching import Feedback
from tests.builders import a_judgement, a_rating, a_turn


def a_feedback(before, now):
    judgements = [one and a_judgement(outcomes={"technical_fluency": one}) for one in (now, before)]
    return Feedback(("technical_fluency",), a_turn(), *judgements, None)


@pytest.mark.parametrize(
    ("before", "now", "gained"),
    [
        (a_rating(points=1.5), a_rating(points=2.0), 0.5),
        (a_rating(points=2.0), a_rating(points=1.5), -0.5),
        (NOT_ASKED, a_rating(), None),
        (a_rating(), NOT_ASKED, None),
        (None, a_rating(), None),
    ],
)
def test_points_are_gained_over_the_try_before_where_both_were_rated(before, now, gained):
    assert a_feedback(before, now).gained_points("technical_fluency") == gained
