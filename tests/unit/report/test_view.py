"""What a scorecard says, decided once for every format."""

import pytest

from pminterview.domain.rating import NOT_ASKED, NotRated
from pminterview.domain.rubric import Level
from pminterview.domain.scorecard import Moment
from pminterview.report.view import (
    UNCALIBRATED,
    FollowedUpView,
    LevelView,
    SaidView,
    StepView,
    clock_words,
    moment_words,
    self_level_words,
    short_quote,
    turn_words,
    view_level,
    view_said,
    view_scorecard,
)
from tests.builders import a_follow_up, a_rating, a_scorecard, a_transcript, a_turn


def view(record, **changes):
    card = record.scorecard.model_copy(update=changes)
    return view_scorecard(card, record.transcript)


def summary(record, *turns, planned_count=1):
    transcript = a_transcript(turns=turns, planned_count=planned_count)
    card = record.scorecard.model_copy(update={"next_steps": ()})
    return view_scorecard(card, transcript).summary


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
    assert view(record).summary == (
        "2 of 4 questions answered in 3:34, 0:30 of it over time, 0:40 of it before the first word"
    )


def test_without_a_clock_the_summary_counts_answers_only(record):
    assert summary(record, a_turn()) == "1 of 1 question answered"


def test_within_the_time_nothing_is_said_of_overtime(record):
    turn = a_turn(elapsed_seconds=119.0, budget_seconds=120.0)
    assert summary(record, turn, planned_count=2) == "1 of 2 questions answered in 1:59"


def test_a_pause_too_short_to_notice_is_not_mentioned(record):
    turn = a_turn(elapsed_seconds=60.0, thinking_seconds=0.9)
    assert summary(record, turn) == "1 of 1 question answered in 1:00"


def test_pauses_are_added_up_where_they_are_known(record):
    turns = [a_turn(elapsed_seconds=60.0, thinking_seconds=one) for one in (10.0, None, 9.5)]
    words = "3 of 3 questions answered in 3:00, 0:19 of it before the first word"
    assert summary(record, *turns, planned_count=3) == words


def test_next_steps_come_with_the_moment_they_are_about(record):
    assert view(record).steps == (
        StepView(
            "Quote one user.",
            'Question 1, where you said "The search asked three services, and the slowest of them'
            ' had a ..."',
        ),
        StepView("Say what counts as done.", "Question 3, which you skipped"),
        StepView(
            "Name the one technical thing that mattered.",
            'Question 1, where you said "The search asked three services, and the slowest of them'
            ' had a latency of two seconds"',
        ),
    )


def test_the_first_step_names_the_command_for_it(record):
    assert view(record).first_command == "pminterview drill --skill empathy"


def test_without_next_steps_nothing_is_named(record):
    assert view(record, next_steps=()).steps == ()
    assert view(record, next_steps=()).first_command == ""


def test_a_moment_without_words_that_was_not_skipped_has_no_answer():
    transcript = a_transcript(turns=[a_turn(answer="")])
    words = moment_words(Moment(question_number=1, quote=""), transcript)
    assert words == "Question 1, which has no answer"


def test_the_quote_of_a_moment_is_cut_to_what_is_needed_to_find_it():
    moment = Moment(question_number=1, quote="word " * 30)
    words = moment_words(moment, a_transcript(turns=[a_turn(answer="word " * 40)]))
    assert words == f'Question 1, where you said "{"word " * 17}word ..."'


@pytest.mark.parametrize(
    ("answer", "shown"),
    [("One two. Three", "One two"), ("One two three", "One two ..."), ("One two", "One two")],
)
def test_the_quote_of_a_moment_says_when_its_sentence_goes_on(answer, shown):
    moment = Moment(question_number=1, quote="One two")
    words = moment_words(moment, a_transcript(turns=[a_turn(answer=answer)]))
    assert words == f'Question 1, where you said "{shown}"'


def test_a_probe_is_shown_with_what_became_of_the_answer(record):
    assert view(record).follow_ups == (
        FollowedUpView("Question 1", '"Which technical thing mattered most?" sharper'),
        FollowedUpView("Question 2", '"What did they say?" held'),
    )


@pytest.mark.parametrize(
    ("own", "words"),
    [
        (0, "You said 0 no evidence; the card says 2, two levels higher."),
        (1, "You said 1 weak; the card says 2, one level higher."),
        (2, "You said the same."),
        (3, "You said 3 solid; the card says 2, one level lower."),
        (4, "You said 4 outstanding; the card says 2, two levels lower."),
    ],
)
def test_ones_own_rating_is_held_beside_the_level(own, words):
    assert self_level_words(Level(own), a_scorecard().skills[0].outcome) == words


def test_ones_own_rating_is_kept_where_the_card_has_none():
    words = self_level_words(Level(3), NotRated(not_rated="too short"))
    assert words == "You said 3 solid; the card gives no level."


def test_without_ones_own_rating_nothing_is_said_of_it(record):
    assert [row.self_level for row in view(record).rows] == [
        "You said the same.",
        "You said 2 developing; the card says 0, two levels lower.",
        "",
        "You said 3 solid; the card gives no level.",
        "",
        "",
    ]


def test_an_answer_stands_alone_where_nothing_else_was_said():
    assert list(view_said(a_turn(answer=" one \n"))) == [SaidView("", "one")]


def test_tries_are_counted_and_the_answer_is_the_last():
    said = list(view_said(a_turn(answer="now", earlier_answers=[*"abcdefghij"])))
    assert [one.title for one in said[:2]] == ["First try", "Second try"]
    assert [one.title for one in said[-3:]] == ["Ninth try", "Try 10", "Last try"]


def test_a_follow_up_says_how_it_ended_unless_a_reply_was_sent():
    skipped = a_follow_up(reply="", ended="skipped")
    title = "Follow-up, skipped: Which technical thing mattered most?"
    assert list(view_said(a_turn(follow_ups=[skipped])))[1] == SaidView(title, "(no answer)")


def test_uncalibrated_levels_say_so(record):
    calibrated = view(record, is_calibrated=True).caution
    assert calibrated.startswith("This goes by words.")
    assert view(record).caution == f"{calibrated} {UNCALIBRATED}"


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
        ({"elapsed_seconds": 61.0, "thinking_seconds": 12.7}, "1:01, 0:12 thinking"),
        ({"elapsed_seconds": 61.0, "thinking_seconds": 0.4}, "1:01"),
        ({"ended": "time up", "elapsed_seconds": 120.0}, "2:00, time up"),
        ({"ended": "stopped", "used_hint": True}, "stopped, with hint"),
    ],
)
def test_a_turn_says_how_it_went(changes, words):
    assert turn_words(a_turn(**changes)) == words
