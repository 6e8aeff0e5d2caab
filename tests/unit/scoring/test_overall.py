"""The rating of an answer as a whole."""

import pytest

from pminterview.domain.rating import LedgerLine, NotRated
from pminterview.scoring.overall import rate_overall
from tests.builders import a_calibration, a_question, a_rating

ONE = a_question(skills=["technical_fluency"])
TWO = a_question(skills=["technical_fluency", "user_empathy"])


def rated(points):
    """Return a rating of so many points."""
    return a_rating(points=points, level=int(points + 0.5), evidence=[])


def overall(question, **outcomes):
    """Rate the whole, with outcomes by skill."""
    return rate_overall(question, outcomes, a_calibration())


def test_with_one_target_the_whole_is_that_skill():
    assert overall(ONE, technical_fluency=rated(2.4)).points == 2.4


def test_target_skills_weigh_the_same():
    rating = overall(TWO, technical_fluency=rated(3.0), user_empathy=rated(2.0))
    assert [(line.label, line.milli) for line in rating.ledger] == [
        ("technical_fluency, 1 part of 2", 1500),
        ("user_empathy, 1 part of 2", 1000),
    ]
    assert (rating.points, rating.level) == (2.5, 3)


def test_strong_in_one_and_weak_in_another_is_a_two():
    rating = overall(TWO, technical_fluency=rated(4.0), user_empathy=rated(1.0))
    assert rating.points == 2.0
    assert rating.ledger[-1] == LedgerLine(
        label="rule: strong in one target skill and weak in another is 2", milli=-500
    )


def test_a_split_that_is_below_two_anyway_stays_there():
    assert overall(TWO, technical_fluency=rated(0.2), user_empathy=rated(2.6)).points == 1.466


def test_an_answer_that_engages_is_at_least_a_one():
    rating = overall(ONE, technical_fluency=rated(0.4))
    assert rating.points == 1.133
    assert rating.ledger[-1] == LedgerLine(
        label="rule: an answer that engages with the question is at least 1", milli=733
    )


def test_a_better_weak_answer_is_still_rated_higher():
    nothing, little, more = (overall(ONE, technical_fluency=rated(each)) for each in (0, 0.6, 1.2))
    assert (nothing.points, little.points, more.points) == (1.0, 1.2, 1.4)


def test_a_skipped_question_is_no_one():
    assert overall(ONE, technical_fluency=a_rating(points=0, level=0, ledger=[])).points == 0


def test_a_refused_target_refuses_the_whole():
    refused = NotRated(not_rated="too little text")
    assert overall(TWO, technical_fluency=refused, user_empathy=refused) == refused


def test_a_two_beside_a_strong_skill_is_no_split():
    rating = overall(TWO, technical_fluency=rated(2.5), user_empathy=rated(1.5))
    assert [line.milli for line in rating.ledger] == [1250, 750]


def test_a_two_beside_a_weak_skill_is_no_split():
    rating = overall(TWO, technical_fluency=rated(2.499), user_empathy=rated(1.499))
    assert [line.milli for line in rating.ledger] == [1249, 750]


@pytest.mark.parametrize(
    ("weak", "points"), [(0.9, 2.0), (1.0, 2.0), (1.1, 2.110), (1.25, 2.312), (1.4, 2.499)]
)
def test_the_nearer_the_weak_skill_is_to_a_two_the_more_counts_of_what_is_above(weak, points):
    rating = overall(TWO, technical_fluency=rated(4.0), user_empathy=rated(weak))
    assert (rating.points, rating.level) == (points, 2)


def test_a_weak_skill_that_becomes_a_two_does_not_lift_the_whole_at_once():
    below, above = (
        overall(TWO, technical_fluency=rated(3.0), user_empathy=rated(weak)).points
        for weak in (1.499, 1.5)
    )
    assert (below, above) == (2.249, 2.25)


def test_a_split_that_lies_at_two_gets_no_line():
    rating = overall(TWO, technical_fluency=rated(3.0), user_empathy=rated(1.0))
    assert [line.milli for line in rating.ledger] == [1500, 500]


def test_an_answer_at_one_and_a_half_gets_no_line():
    assert len(overall(ONE, technical_fluency=rated(1.5)).ledger) == 1


def test_one_refused_target_of_two_refuses_the_whole():
    refused = NotRated(not_rated="too little text")
    assert overall(TWO, technical_fluency=rated(3.0), user_empathy=refused) == refused


def test_skills_nobody_asked_for_do_not_count():
    assert overall(ONE, technical_fluency=rated(2.4), user_empathy=rated(4.0)).points == 2.4


def test_the_range_is_that_of_the_whole():
    wide, narrow = (
        [{"below_milli": 4001, "low": 0, "high": 4}],
        [{"below_milli": 4001, "low": 2, "high": 2}],
    )
    calibration = a_calibration(ranges={"asked": wide, "unasked": wide, "overall": narrow})
    rating = rate_overall(ONE, {"technical_fluency": rated(2.6)}, calibration)
    assert (rating.low, rating.high) == (2, 3)


THREE = a_question(skills=["technical_fluency", "user_empathy", "strategy"])


def test_the_last_of_three_takes_the_rounding():
    """Else three times 2.5, which is a 3, would be 2.499 together."""
    same = rated(2.5)
    rating = overall(THREE, technical_fluency=same, user_empathy=same, strategy=same)
    assert [line.milli for line in rating.ledger] == [833, 833, 834]
    assert same.level == rating.level == 3
