"""Turns and transcripts: what is rated, what is counted, what took too long."""

import pytest

from tests.builders import a_transcript, a_turn


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
