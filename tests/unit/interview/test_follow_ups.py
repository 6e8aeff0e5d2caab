"""Digging where an answer is thin: inside the clock, at most twice, and with grace."""

import pytest

from pminterview.domain.transcript import TurnEnd
from pminterview.interview.plan import InterviewPlan, TimeRules
from pminterview.interview.ports import Answered, Ended, Left, Skipped
from pminterview.interview.run import run_interview
from tests.builders import a_pack, a_probe, a_question
from tests.fakes import Replies, SetProber

FIRST, SECOND, THIRD = (a_probe(text=f"And {word}?") for word in ("who", "when", "why"))
PLAN = InterviewPlan((a_question(),), TimeRules())


def held(*replies, plan=PLAN, probes=(FIRST, SECOND, THIRD)):
    conversation = Replies(*replies)
    outcome = run_interview(a_pack(), plan, conversation, prober=SetProber(*probes))
    return outcome, conversation


def test_replies_stand_beside_the_answer_and_are_rated_with_it():
    outcome, _ = held(Answered("one"), Answered("two"), Answered("three"))
    turn = outcome.transcript.turns[0]
    assert (turn.answer, turn.rated_text) == ("one", "one\n\ntwo\n\nthree")
    assert [(one.probe, one.reply) for one in turn.follow_ups] == [
        (FIRST, "two"),
        (SECOND, "three"),
    ]


def test_there_are_two_at_most():
    _, conversation = held(Answered("one"), Answered("two"), Answered("three"))
    assert [asking.probe for asking in conversation.asked] == [None, FIRST, SECOND]


def test_when_nothing_is_thin_nothing_is_asked():
    _, conversation = held(Answered("one"), probes=())
    assert len(conversation.asked) == 1


def test_a_probe_goes_on_with_the_clock_of_its_question():
    outcome, conversation = held(Answered("one", 50.0), Answered("two", 70.0), Answered("x", 90.0))
    assert [asking.draft.elapsed_seconds for asking in conversation.asked] == [None, 50.0, 70.0]
    assert outcome.transcript.turns[0].elapsed_seconds == 90.0


@pytest.mark.parametrize(("elapsed", "count"), [(100.0, 2), (100.5, 1), (130.0, 1)])
def test_none_is_asked_when_the_time_of_the_question_is_nearly_used(elapsed, count):
    _, conversation = held(Answered("one", elapsed), Skipped("", 120.0))
    assert len(conversation.asked) == count


def test_an_answer_that_the_clock_sent_draws_none():
    _, conversation = held(Answered("one", 60.0, is_time_up=True))
    assert len(conversation.asked) == 1


@pytest.mark.parametrize("reply", [Skipped(), Answered("I don't know."), Answered("no idea")])
def test_who_has_no_reply_is_asked_nothing_more_and_loses_nothing(reply):
    outcome, conversation = held(Answered("one"), reply)
    assert len(conversation.asked) == 2
    assert outcome.transcript.turns[0].rated_text == "one"
    assert outcome.transcript.turns[0].follow_ups[0].reply == reply.text


def test_who_does_not_know_the_answer_itself_is_not_pressed():
    _, conversation = held(Answered("I don't know, sorry."))
    assert len(conversation.asked) == 1


def test_a_skipped_question_draws_none():
    _, conversation = held(Skipped("a start"))
    assert len(conversation.asked) == 1


@pytest.mark.parametrize(("reply", "was_left"), [(Ended("half"), False), (Left("half"), True)])
def test_stopping_in_the_middle_of_a_reply_keeps_its_words(reply, was_left):
    outcome, _ = held(Answered("one"), reply)
    turn = outcome.transcript.turns[0]
    assert (turn.follow_ups[0].reply, turn.follow_ups[0].ended) == ("half", TurnEnd.STOPPED)
    assert outcome.was_left is was_left


@pytest.mark.parametrize("reply", [Ended(), Left()])
def test_stopping_before_a_reply_leaves_the_answer_as_it_was(reply):
    outcome, _ = held(Answered("one"), reply)
    assert outcome.transcript.turns[0].follow_ups == ()


def test_without_a_clock_the_time_is_never_used():
    plan = InterviewPlan((a_question(),), TimeRules(has_clock=False))
    _, conversation = held(Answered("one", 9999.0), Skipped(), plan=plan)
    assert len(conversation.asked) == 2


def test_the_time_left_of_the_whole_interview_is_known_to_each_question():
    plan = InterviewPlan((a_question(), a_question(id="other")), TimeRules())
    _, conversation = held(Answered("one", 30.0), Answered("two", 10.0), plan=plan, probes=())
    assert [asking.interview_seconds for asking in conversation.asked] == [240.0, 210.0]
