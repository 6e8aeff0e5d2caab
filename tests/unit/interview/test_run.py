"""The interview itself."""

import pytest

from pminterview.domain.transcript import TurnEnd
from pminterview.interview.plan import InterviewPlan, TimeRules
from pminterview.interview.ports import Answered, Ended, Left, Skipped
from pminterview.interview.run import run_interview
from tests.builders import a_pack, a_question, another_question
from tests.fakes import Replies

PLAN = InterviewPlan((a_question(), another_question()), TimeRules(), seed=5)


def held(*replies, plan=PLAN, starts=True):
    return run_interview(a_pack(), plan, Replies(*replies, starts=starts))


def test_what_was_sent_is_in_the_transcript_word_for_word():
    turns = held(Answered(" one\n\n\ttwo "), Answered("three")).transcript.turns
    assert [(turn.question.id, turn.answer, turn.ended) for turn in turns] == [
        ("slow-search", " one\n\n\ttwo ", TurnEnd.SENT),
        ("last-user-talk", "three", TurnEnd.SENT),
    ]


def test_a_finished_interview_was_not_left():
    assert held(Answered("one"), Answered("two")).was_left is False


def test_an_answer_sent_by_the_clock_says_so():
    transcript = held(Answered("half", 120.0, is_time_up=True), Answered("x")).transcript
    assert transcript.turns[0].ended is TurnEnd.TIME_UP
    assert transcript.turns[0].rated_text == "half"


def test_words_typed_before_skipping_are_kept_but_not_rated():
    turn = held(Skipped("a start"), Answered("x")).transcript.turns[0]
    assert (turn.answer, turn.ended, turn.rated_text) == ("a start", TurnEnd.SKIPPED, "")


def test_a_skipped_question_stays_in_the_transcript():
    assert len(held(Skipped(), Answered("x")).transcript.turns) == 2


def test_ending_with_half_an_answer_has_it_rated():
    outcome = held(Ended("half an answer"))
    turn = outcome.transcript.turns[0]
    assert (turn.rated_text, turn.ended) == ("half an answer", TurnEnd.STOPPED)
    assert outcome.was_left is False


def test_ending_asks_nothing_more():
    assert len(held(Answered("one"), Ended("two")).transcript.turns) == 2
    assert len(held(Ended("one")).transcript.turns) == 1


@pytest.mark.parametrize("text", ["", " \n\t"])
@pytest.mark.parametrize("reply", [Ended, Left])
def test_stopping_without_a_word_makes_no_turn(reply, text):
    assert held(Answered("one"), reply(text)).transcript.answered_count == 1


def test_leaving_keeps_what_was_typed_and_asks_nothing_more():
    outcome = held(Left("not yet sent"))
    assert outcome.was_left is True
    assert [turn.answer for turn in outcome.transcript.turns] == ["not yet sent"]


def test_not_starting_is_leaving():
    outcome = held(starts=False)
    assert outcome.was_left is True
    assert outcome.transcript.turns == ()


def test_a_broken_off_interview_remembers_how_many_questions_were_planned():
    assert held(Ended()).transcript.planned_count == 2


def test_the_transcript_says_which_pack_and_seed_it_came_from():
    transcript = held(Ended()).transcript
    assert transcript.pack == a_pack().header
    assert (transcript.pack_fingerprint, transcript.seed) == ("0" * 64, 5)


@pytest.mark.parametrize("reply", [Answered, Skipped, Ended, Left])
def test_time_and_hint_are_recorded_for_every_kind_of_reply(reply):
    turn = held(reply("text", 130.0, used_hint=True), Ended()).transcript.turns[0]
    assert (turn.elapsed_seconds, turn.budget_seconds, turn.used_hint) == (130.0, 120.0, True)
    assert turn.over_seconds == 10.0


def test_where_no_clock_ran_no_budget_is_recorded():
    turn = held(Answered("text"), Ended()).transcript.turns[0]
    assert (turn.elapsed_seconds, turn.budget_seconds, turn.over_seconds) == (None, None, 0.0)


def test_questions_are_put_with_number_count_budget_and_strictness():
    conversation = Replies(Answered("one"), Answered("two"))
    plan = InterviewPlan(PLAN.questions, TimeRules(factor=1.5, is_strict=True))
    run_interview(a_pack(), plan, conversation)
    assert [(a.number, a.count, a.budget_seconds, a.is_strict) for a in conversation.asked] == [
        (1, 2, 180.0, True),
        (2, 2, 180.0, True),
    ]


def test_the_opening_hears_how_many_questions_and_seconds_lie_ahead():
    conversation = Replies(starts=False)
    run_interview(a_pack(), PLAN, conversation)
    assert conversation.opened_with == (2, 240.0)
