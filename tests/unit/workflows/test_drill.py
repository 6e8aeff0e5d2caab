"""The learning loop."""

import pytest

from pminterview.domain.rating import NOT_ASKED, NotRated
from pminterview.interview.plan import InterviewPlan, TimeRules
from pminterview.interview.ports import Answered, Ended, Left, Skipped
from pminterview.workflows.drill import drill, drilled_skills
from tests.builders import a_question, a_rating, another_question
from tests.fakes import FixedRater, KeptCoach, Replies

PLAN = InterviewPlan((a_question(), another_question()), TimeRules())
SKILLS = ("technical_fluency", "user_empathy")


def by_length(question, answer):
    """Rate by the number of words; the word "list" is refused."""
    points = min(4.0, len(answer.split()) / 2)
    outcome = NotRated(not_rated="a list") if answer == "list" else a_rating(points=points)
    return {skill: outcome if skill in question.skills else NOT_ASKED for skill in SKILLS}


@pytest.fixture
def drilled():
    def run(*replies, wishes=(), starts=True):
        coach = KeptCoach(*wishes)
        conversation = Replies(*replies, starts=starts)
        ended = drill(PLAN, SKILLS, conversation, coach, FixedRater(by_length))
        assert ended.tries == tuple(coach.shown)
        return ended, conversation

    return run


def test_each_answer_gets_feedback_on_the_skill_of_its_question(drilled):
    ended, _ = drilled(Answered("one two"), Answered("one"))
    assert [(one.skill, one.turn.answer, one.outcome.points) for one in ended.tries] == [
        ("technical_fluency", "one two", 1.0),
        ("user_empathy", "one", 0.5),
    ]
    assert ended.was_left is False


def test_another_try_asks_the_same_question_and_is_compared_with_the_try_before(drilled):
    ended, conversation = drilled(
        Answered("one"), Answered("one two three"), Answered("a b"), wishes=[True, False]
    )
    assert [one.number for one in conversation.asked] == [1, 1, 2]
    assert [one.gained_points for one in ended.tries] == [None, 1.0, None]


def test_a_third_try_is_compared_with_the_second(drilled):
    ended, _ = drilled(
        Answered("one"),
        Answered("one two three"),
        Answered("one two"),
        Ended(),
        wishes=[True, True, False],
    )
    assert [one.gained_points for one in ended.tries] == [None, 1.0, -0.5]


def test_a_try_that_could_not_be_rated_cannot_be_compared(drilled):
    ended, _ = drilled(Answered("list"), Answered("one two"), Ended(), wishes=[True, False])
    assert [one.gained_points for one in ended.tries] == [None, None]


def test_a_skipped_question_gives_no_feedback_and_no_offer(drilled):
    ended, conversation = drilled(Skipped("typed"), Answered("one"))
    assert [one.turn.question.id for one in ended.tries] == ["last-user-talk"]
    assert [one.number for one in conversation.asked] == [1, 2]


def test_ending_with_half_an_answer_gives_feedback_and_ends(drilled):
    ended, conversation = drilled(Ended("half an answer"), wishes=[True])
    assert [one.turn.answer for one in ended.tries] == ["half an answer"]
    assert len(conversation.asked) == 1
    assert ended.was_left is False


def test_ending_without_a_word_gives_no_feedback(drilled):
    ended, _ = drilled(Answered("one"), Ended())
    assert len(ended.tries) == 1
    assert ended.was_left is False


def test_leaving_gives_no_feedback_on_what_was_typed(drilled):
    ended, _ = drilled(Answered("one"), Left("half an answer"))
    assert [one.turn.answer for one in ended.tries] == ["one"]
    assert ended.was_left is True


def test_leaving_on_another_try_keeps_the_tries_before(drilled):
    ended, _ = drilled(Answered("one"), Left(), wishes=[True])
    assert len(ended.tries) == 1
    assert ended.was_left is True


def test_not_starting_is_leaving(drilled):
    ended, conversation = drilled(starts=False)
    assert (ended.tries, ended.was_left, conversation.asked) == ((), True, [])


def test_a_wanted_skill_is_drilled_even_where_it_is_not_the_first_target():
    both = a_question(skills=["technical_fluency", "user_empathy"])
    plan = InterviewPlan((both, another_question()), TimeRules())
    assert drilled_skills(plan, ("user_empathy",)) == ("user_empathy", "user_empathy")


def test_without_a_wanted_skill_each_question_is_drilled_for_its_first_target():
    assert drilled_skills(PLAN, ()) == SKILLS
