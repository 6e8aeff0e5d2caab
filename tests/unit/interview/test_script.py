"""A conversation that is read from a script."""

from dataclasses import replace

from pminterview.interview.plan import InterviewPlan, TimeRules
from pminterview.interview.ports import Answered, Skipped
from pminterview.interview.run import askings
from pminterview.interview.script import Lines, ScriptedConversation
from tests.builders import a_probe, a_question, another_question

FIRST, SECOND = askings(
    InterviewPlan((a_question(), another_question()), TimeRules(has_clock=False))
)
SCRIPT = ScriptedConversation(
    {"last-user-talk": Lines("Nobody.", ("Well, one.", " ")), "slow-search": Lines(" \n")}
)


def test_a_script_starts_at_once():
    assert SCRIPT.open(question_count=2, budget_seconds=None) is True


def test_each_question_finds_the_answer_under_its_id():
    assert SCRIPT.ask(SECOND) == Answered("Nobody.")


def test_an_empty_answer_skips_the_question():
    assert SCRIPT.ask(FIRST) == Skipped()


def test_replies_to_follow_ups_are_said_in_their_order_and_then_nothing():
    probed = replace(SECOND, probe=a_probe())
    replies = [SCRIPT.ask(probed) for _ in range(3)]
    assert replies == [Answered("Well, one."), Skipped(), Skipped()]


def test_a_script_chooses_nothing():
    assert SCRIPT.choose("Again?", ("y", "n")) == ""
