"""Sums, scales and ranges."""

from dataclasses import replace

import pytest

from pminterview.domain.calibration import Span, Worth
from pminterview.domain.rating import LedgerLine, Passage
from pminterview.domain.text import split_words
from pminterview.scoring.clauses import Clause
from pminterview.scoring.evidence import Sighting
from pminterview.scoring.features import FEATURES, Seen
from pminterview.scoring.guards import GuardedText
from pminterview.scoring.model import (
    criterion_lines,
    evidence_for,
    level_of,
    likely_range,
    on_the_scale,
    quality_lines,
    rating_of,
)
from pminterview.scoring.observation import Observation
from tests.builders import a_calibration, a_criterion_worth, a_rubric, a_sentence_worth

RUBRIC = a_rubric()
CURVE = ((-1000, 0), (0, 500), (2000, 3500))


@pytest.mark.parametrize(("value", "milli"), [(0, 0), (1, 300), (2, 400), (3, 500), (9, 500)])
def test_a_worth_grows_to_each_of_its_bounds(value, milli):
    assert Worth(upto=(1, 3), micro=(200_000, 100_000)).milli(value) == milli


def test_a_worth_is_rounded_to_thousandths():
    assert Worth(upto=(3,), micro=(500,)).milli(1) == 1
    assert Worth(upto=(3,), micro=(499,)).milli(1) == 0
    assert Worth(upto=(3,), micro=(-1600,)).milli(1) == -2


@pytest.mark.parametrize(
    ("before", "after"),
    [(-5000, 0), (-1000, 0), (-500, 250), (0, 500), (1000, 2000), (2000, 3500), (9000, 3500)],
)
def test_the_scale_is_straight_between_its_points_and_flat_beyond(before, after):
    assert on_the_scale(before, CURVE) == after


@pytest.mark.parametrize(("milli", "level"), [(0, 0), (499, 0), (500, 1), (2500, 3), (4000, 4)])
def test_levels_are_rounded_half_up(milli, level):
    assert level_of(milli) == level


def test_a_range_is_that_of_its_points_and_holds_the_level():
    spans = (Span(below_milli=1000, low=0, high=1), Span(below_milli=4001, low=2, high=3))
    assert likely_range(999, spans) == (0, 1)
    assert likely_range(1000, spans) == (1, 3)
    assert likely_range(4000, spans) == (2, 4)


def test_a_range_beyond_the_last_span_is_that_of_the_last():
    assert likely_range(4000, (Span(below_milli=1000, low=1, high=3),)) == (1, 4)


def test_a_rating_of_no_lines_is_nothing():
    rating = rating_of((), (Span(below_milli=4001, low=0, high=1),))
    assert (rating.points, rating.level, rating.low, rating.high) == (0, 0, 0, 1)


def test_a_rating_is_the_sum_of_its_lines():
    lines = [LedgerLine(label="a part", milli=milli) for milli in (2600, -101)]
    rating = rating_of(lines, (Span(below_milli=4001, low=2, high=2),))
    assert (rating.points, rating.level, rating.ledger) == (2.499, 2, tuple(lines))


def seen(name, value, *places):
    """Return that much of a feature, in clauses that begin and end at these places."""
    (feature,) = [one for one in FEATURES if one.name == name]
    clauses = [Clause(split_words("x" * (end - start), offset=start), 0) for start, end in places]
    return Seen(feature, value, tuple(clauses))


def observed(*features, answer="", words=(), **credited):
    """Return an observation, with what is credited as places by criterion."""
    return Observation(
        answer=answer,
        guarded=GuardedText((), (), None),
        seen=features,
        words=words,
        credited={
            criterion: [
                Sighting("technical_fluency", criterion, "names_term", *at) for at in places
            ]
            for criterion, places in credited.items()
        },
        touched={},
    )


def labelled(lines):
    return [(line.label, line.milli) for line in lines]


ONE_A_UNIT = {"upto": [1000], "micro": [1000]}


@pytest.mark.parametrize(
    ("name", "value", "label"),
    [
        ("acts", 2, "something was done, 2x"),
        ("choice_reason", 1, "a choice with its reason, 1x"),
        ("act_share", 33, "share of acts, 33 %"),
        ("praise_words", 125, "praise words, 125 in 1000"),
    ],
)
def test_a_feature_is_a_line_that_says_how_much_of_it_there_is(name, value, label):
    calibration = a_calibration(features={name: ONE_A_UNIT})
    lines = quality_lines(observed(seen(name, value)), calibration)
    assert lines == (LedgerLine(label=label, milli=value),)


def test_features_worth_nothing_or_unknown_to_the_model_are_left_out():
    calibration = a_calibration(
        features={"acts": {"upto": [9], "micro": [0]}, "time": ONE_A_UNIT, "unheard": ONE_A_UNIT}
    )
    found = [seen("acts", 3), seen("speech", 3), seen("time", 3), seen("time", 0)]
    assert labelled(quality_lines(observed(*found), calibration)) == [("it has a time, 3x", 3)]


def test_a_feature_shows_the_first_six_of_its_places():
    answer = "abcdefgh"
    found = seen("acts", 8, *((at, at + 1) for at in range(8)))
    (line,) = quality_lines(observed(found, answer=answer), a_calibration())
    assert line.passages == tuple(
        Passage(quote=answer[at], start=at, end=at + 1) for at in range(6)
    )


@pytest.mark.parametrize(("count", "milli"), [(1, 200), (25, 200), (100, 100), (400, 50)])
def test_a_word_weighs_less_among_many_and_no_more_among_few(count, milli):
    words = ("said", *(f"w{number}" for number in range(count - 1)))
    calibration = a_calibration(words={"said": 1_000_000})
    (line,) = quality_lines(observed(words=words), calibration)
    assert (line.label, line.milli) == ("words that better answers use: said", milli)


@pytest.mark.parametrize(("sign", "which"), [(1, "better"), (-1, "weaker")])
def test_the_six_weightiest_words_of_the_direction_are_named(sign, which):
    worth = {"b": 2, "a": 2, "c": 3, "d": 1, "e": 1, "f": 1, "g": 1, "against": -4}
    calibration = a_calibration(words={word: sign * of * 100_000 for word, of in worth.items()})
    lines = quality_lines(observed(words=tuple(worth)), calibration)
    assert labelled(lines) == [(f"words that {which} answers use: c, a, b, d, e, f", sign * 140)]


def test_words_that_cancel_out_are_no_line():
    calibration = a_calibration(words={"said": 500_000, "would": -500_000})
    assert quality_lines(observed(words=("said", "would")), calibration) == ()


THREE = observed(answer="one two three", shared_language=[(0, 3), (4, 7), (8, 13)])


@pytest.mark.parametrize("is_asked", [True, False])
def test_what_pieces_of_evidence_add_is_the_line_of_their_criterion(is_asked):
    worth = a_criterion_worth(
        asked=a_sentence_worth(shown={"upto": [1, 2], "micro": [300_000, 100_000]}),
        unasked=a_sentence_worth(shown={"upto": [3], "micro": [50_000]}),
    )
    calibration = a_calibration(any_criterion=worth)
    (line,) = criterion_lines(RUBRIC, THREE, calibration, is_asked=is_asked)
    evidence = evidence_for(RUBRIC, THREE, calibration, is_asked=is_asked)
    parts = [400, 100, 0] if is_asked else [50, 50, 50]
    assert [one.milli for one in evidence] == parts
    assert (line.label, line.milli) == ("Uses technical terms", sum(parts))
    assert line.criterion == "shared_language"
    assert [one.quote for one in line.passages] == ["one", "two", "three"]
    assert [(one.quote, one.start, one.end) for one in evidence] == [
        ("one", 0, 3),
        ("two", 4, 7),
        ("three", 8, 13),
    ]


SHOWN_AND_TOUCHED = a_criterion_worth(
    asked=a_sentence_worth(seen={"upto": [2], "micro": [100_000]}),
    unasked=a_sentence_worth(seen={"upto": [2], "micro": [30_000]}),
)


def sighted(shown, touched):
    """Return an observation of a criterion in so many sentences."""
    sentences = [
        Sighting("technical_fluency", "shared_language", None, at, at + 1) for at in (0, 1)
    ]
    return replace(
        observed(answer="ab"),
        credited={"shared_language": sentences[:shown]},
        touched={"shared_language": sentences[:touched]},
    )


@pytest.mark.parametrize(("is_asked", "milli"), [(True, 100), (False, 30)])
def test_a_sentence_that_only_touches_is_a_line_of_its_own(is_asked, milli):
    calibration = a_calibration(any_criterion=SHOWN_AND_TOUCHED)
    (line,) = criterion_lines(RUBRIC, sighted(0, 1), calibration, is_asked=is_asked)
    assert (line.label, line.milli) == ("Uses technical terms, perhaps", milli)
    assert line.criterion is None
    assert [one.quote for one in line.passages] == ["a"]


def test_what_touches_counts_after_what_shows():
    calibration = a_calibration(any_criterion=SHOWN_AND_TOUCHED)
    lines = criterion_lines(RUBRIC, sighted(1, 2), calibration, is_asked=True)
    assert labelled(lines) == [
        ("Uses technical terms", 600),
        ("Uses technical terms, perhaps", 100),
    ]


def test_what_touches_and_adds_nothing_is_no_line():
    calibration = a_calibration(any_criterion=SHOWN_AND_TOUCHED)
    lines = criterion_lines(RUBRIC, sighted(2, 2), calibration, is_asked=True)
    assert labelled(lines) == [("Uses technical terms", 1200)]


def test_a_criterion_that_was_not_shown_has_no_line_and_no_evidence():
    assert criterion_lines(RUBRIC, observed(), a_calibration(), is_asked=True) == ()
    assert evidence_for(RUBRIC, observed(), a_calibration(), is_asked=True) == ()


@pytest.mark.parametrize(("calibrated", "milli"), [("shared_language", 70), ("another", 1000)])
def test_a_criterion_has_its_own_worth_or_the_average_one(calibrated, milli):
    own = a_sentence_worth(shown={"upto": [1], "micro": [70_000]})
    skill = a_calibration().any_skill.model_dump() | {
        "criteria": {calibrated: a_criterion_worth(asked=own)}
    }
    calibration = a_calibration(skills={"technical_fluency": skill})
    (line,) = criterion_lines(RUBRIC, THREE, calibration, is_asked=True)
    assert line.milli == milli
