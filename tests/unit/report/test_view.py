"""What a scorecard says, decided once for every format."""

import pytest

from pminterview.domain.rating import NOT_ASKED, NotRated
from pminterview.domain.rubric import Level
from pminterview.report.view import (
    UNCALIBRATED,
    LevelView,
    clock_words,
    short_quote,
    turn_words,
    view_level,
    view_scorecard,
)
from tests.builders import a_rating, a_transcript, a_turn


def view(record, **changes):
    card = record.scorecard.model_copy(update=changes)
    return view_scorecard(card, record.transcript)


def summary(record, *turns, planned_count=1):
    transcript = a_transcript(turns=turns, planned_count=planned_count)
    return view_scorecard(record.scorecard, transcript).summary


def test_a_level_shows_its_word_and_likely_range():
    rating = a_rating(level=Level(3), low=Level(2), high=Level(4))
    assert view_level(rating) == LevelView(Level.SOLID, "3 solid, likely 2-4")


def test_a_range_of_one_level_is_not_shown():
    assert (
        view_level(a_rating(level=Level(0), low=Level(0), high=Level(0))).words == "0 no evidence"
    )


def test_not_asked_is_a_reason_of_its_own_and_never_a_level():
    assert view_level(NOT_ASKED) == LevelView(None, "not asked")


def test_another_reason_says_that_nothing_was_rated():
    assert view_level(NotRated(not_rated="too short")) == LevelView(None, "not rated: too short")


def test_the_summary_counts_answers_time_and_overtime(record):
    assert view(record).summary == "2 of 4 questions answered in 3:34, 0:30 of it over time"


def test_without_a_clock_the_summary_counts_answers_only(record):
    assert summary(record, a_turn()) == "1 of 1 question answered"


def test_within_the_time_nothing_is_said_of_overtime(record):
    turn = a_turn(elapsed_seconds=119.0, budget_seconds=120.0)
    assert summary(record, turn, planned_count=2) == "1 of 2 questions answered in 1:59"


def test_the_next_step_names_the_command_for_it(record):
    assert view(record).next_step == "Quote one user."
    assert view(record).next_command == "pminterview drill --skill empathy"


def test_without_a_next_step_nothing_is_named(record):
    assert view(record, next_step=None).next_step == ""
    assert view(record, next_step=None).next_command == ""


def test_uncalibrated_levels_say_so(record):
    assert view(record).caution == UNCALIBRATED
    assert view(record, is_calibrated=True).caution == ""


def test_what_was_noticed_is_quoted_with_its_question(record):
    note = 'Question 2: said more than once, counted once: "I talk to users a lot"'
    assert view(record).notes == (note,)


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.0, "0:00"), (59.9, "0:59"), (61, "1:01"), (3661, "61:01")]
)
def test_times_are_minutes_and_seconds(seconds, words):
    assert clock_words(seconds) == words


def test_a_short_passage_is_quoted_on_one_line():
    assert short_quote("one\n  two\tthree") == "one two three"


def test_a_passage_of_two_hundred_characters_is_quoted_whole():
    assert short_quote("x" * 200) == "x" * 200


def test_a_longer_passage_is_cut_at_the_end_of_a_word():
    assert short_quote("word " * 60) == "word " * 39 + "word ..."


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, ""),
        ({"elapsed_seconds": 61.0, "budget_seconds": 120.0}, "1:01"),
        ({"elapsed_seconds": 125.0, "budget_seconds": 120.0}, "2:05, 0:05 over"),
        ({"elapsed_seconds": 120.4, "budget_seconds": 120.0}, "2:00"),
        ({"ended": "skipped"}, "skipped"),
        ({"ended": "time up", "elapsed_seconds": 120.0}, "2:00, time up"),
        ({"ended": "stopped", "used_hint": True}, "stopped, with hint"),
    ],
)
def test_a_turn_says_how_it_went(changes, words):
    assert turn_words(a_turn(**changes)) == words
