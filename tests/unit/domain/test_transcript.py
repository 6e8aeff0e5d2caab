"""Turns and transcripts: what is rated, what is counted, what took too long."""

import pytest

from pminterview.domain.transcript import gives_up
from tests.builders import a_follow_up, a_transcript, a_turn


@pytest.mark.parametrize("ended", ["sent", "time up", "stopped"])
def test_what_was_said_is_rated_however_it_ended(ended: str) -> None:
    assert a_turn(answer="I asked.", ended=ended).rated_text == "I asked."


def test_a_skipped_question_keeps_its_words_but_they_are_not_rated() -> None:
    turn = a_turn(answer="I was going to", ended="skipped")
    assert (turn.answer, turn.rated_text) == ("I was going to", "")


@pytest.mark.parametrize(
    ("elapsed", "budget", "over"),
    [(130.5, 120, 10.5), (120, 120, 0), (60, 120, 0), (None, 120, 0), (60, None, 0)],
)
def test_time_is_over_only_beyond_a_budget_that_a_clock_measured(
    elapsed: float | None, budget: float | None, over: float
) -> None:
    assert a_turn(elapsed_seconds=elapsed, budget_seconds=budget).over_seconds == over


def test_answers_are_counted_without_skipped_and_empty_ones() -> None:
    turns = [
        a_turn(),
        a_turn(answer=" \n"),
        a_turn(ended="skipped"),
        a_turn(answer="half a", ended="stopped"),
    ]
    assert a_transcript(turns=turns, planned_count=5).answered_count == 2


@pytest.mark.parametrize(
    "text",
    ["", " \n", "I don't know.", "i dont know", "I don\u2019t know, sorry!", "No idea",
     "Not sure yet.", "Hmm, I have no idea to be honest", "pass", "Nothing to add.",
     "I have nothing more to add"],
)  # fmt: skip
def test_having_no_answer_is_understood(text: str) -> None:
    assert gives_up(text)


@pytest.mark.parametrize(
    "text",
    ["I don't know yet, but I would ask five users.", "No.5 of them",
     "Nothing worked until we cut it", "I don't know. " * 20, "We pass the data on"],
)  # fmt: skip
def test_whoever_says_more_has_an_answer(text: str) -> None:
    assert not gives_up(text)


def test_only_replies_that_say_something_are_rated() -> None:
    turn = a_turn(
        answer="one",
        follow_ups=[
            a_follow_up(reply="two"),
            a_follow_up(reply="I don't know."),
            a_follow_up(reply="half", ended="skipped"),
            a_follow_up(reply="three", ended="stopped"),
        ],
    )
    assert turn.rated_text == "one\n\ntwo\n\nthree"
    assert turn.rated_text_after(1) == "one\n\ntwo"


def test_of_a_skipped_question_nothing_is_rated() -> None:
    assert a_turn(ended="skipped", follow_ups=[a_follow_up()]).rated_text == ""
