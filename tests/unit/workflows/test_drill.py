"""The learning loop."""

import pytest

from pminterview.domain.rating import NOT_ASKED, NotRated
from pminterview.interview.plan import InterviewPlan, TimeRules
from pminterview.interview.ports import Answered, Ended, Left, Skipped
from pminterview.interview.run import run_interview
from pminterview.scoring.probing import Gap
from pminterview.workflows.drill import Coaching, drilled_skills
from tests.builders import a_pack, a_question, a_rating, another_question
from tests.fakes import FixedRater, KeptCoach, Replies

PLAN = InterviewPlan((a_question(), another_question()), TimeRules())
SKILLS = ("technical_fluency", "user_empathy")
DRILLED = {"slow-search": SKILLS[0], "last-user-talk": SKILLS[1]}
GAPS = (Gap("user_voice", "user_empathy", 300), Gap("shared_language", "technical_fluency", 200))


def by_length(question, answer):
    """Rate by the number of words; the word "list" is refused."""
    points = min(4.0, len(answer.split()) / 2)
    outcome = NotRated(not_rated="a list") if answer == "list" else a_rating(points=points)
    return {skill: outcome if skill in question.skills else NOT_ASKED for skill in SKILLS}


@pytest.fixture
def drilled():
    def run(*replies, wishes=(), plan=PLAN, skills=DRILLED):
        screen = KeptCoach(*wishes)
        conversation = Replies(*replies)
        coach = Coaching(FixedRater(by_length), lambda _question, _judgement: GAPS, screen, skills)
        held = run_interview(a_pack(), plan, conversation, coach=coach)
        return held, conversation, screen.shown

    return run


def gained(shown):
    return [one.gained_points(one.skills[0]) for one in shown]


def test_each_answer_gets_feedback_on_the_skill_of_its_question(drilled):
    _, _, shown = drilled(Answered("one two"), Answered("one"))
    assert [(one.skills, one.turn.answer) for one in shown] == [
        (("technical_fluency",), "one two"),
        (("user_empathy",), "one"),
    ]


def test_the_one_thing_missing_is_of_the_skill_that_is_drilled(drilled):
    _, _, shown = drilled(Answered("one"), Answered("one"))
    assert [one.gap.criterion for one in shown] == ["shared_language", "user_voice"]


def test_a_coach_looks_at_all_skills_that_were_asked_for(drilled):
    both = a_question(skills=["technical_fluency", "user_empathy"])
    _, _, shown = drilled(Answered("one"), plan=InterviewPlan((both,), TimeRules()), skills=None)
    assert shown[0].skills == ("technical_fluency", "user_empathy")
    assert shown[0].gap.criterion == "shared_language"  # it has a probe, so it is invited


def test_where_the_question_invites_nothing_in_particular_the_largest_gap_is_shown(drilled):
    both = a_question(skills=["technical_fluency", "user_empathy"], probes=[])
    _, _, shown = drilled(Answered("one"), plan=InterviewPlan((both,), TimeRules()), skills=None)
    assert shown[0].gap.criterion == "user_voice"


def test_another_try_asks_the_same_question_and_is_compared_with_the_try_before(drilled):
    held, conversation, shown = drilled(
        Answered("one"), Answered("one two three"), Answered("a b"), wishes=[True, False]
    )
    assert [one.number for one in conversation.asked] == [1, 1, 2]
    assert gained(shown) == [None, 1.0, None]
    first = held.transcript.turns[0]
    assert (first.answer, first.earlier_answers) == ("one two three", ("one",))


def test_a_third_try_is_compared_with_the_second(drilled):
    _, _, shown = drilled(
        Answered("one"),
        Answered("one two three"),
        Answered("one two"),
        Ended(),
        wishes=[True, True, False],
    )
    assert gained(shown) == [None, 1.0, -0.5]


def test_a_try_that_could_not_be_rated_cannot_be_compared(drilled):
    _, _, shown = drilled(Answered("list"), Answered("one two"), Ended(), wishes=[True, False])
    assert gained(shown) == [None, None]


def test_where_there_is_no_rating_there_is_nothing_that_would_lift_it(drilled):
    _, _, shown = drilled(Answered("list"), Ended())
    assert shown[0].gap is None


def test_another_try_that_is_given_up_leaves_the_one_before_and_keeps_its_words(drilled):
    held, _, _ = drilled(Answered("one"), Skipped("half"), Ended(), wishes=[True])
    turn = held.transcript.turns[0]
    assert (turn.answer, turn.earlier_answers) == ("one", ("half",))


def test_a_skipped_question_gives_no_feedback_and_no_offer(drilled):
    _, conversation, shown = drilled(Skipped("typed"), Answered("one"))
    assert [one.turn.question.id for one in shown] == ["last-user-talk"]
    assert [one.number for one in conversation.asked] == [1, 2]


def test_ending_with_half_an_answer_gives_feedback_and_ends(drilled):
    held, conversation, shown = drilled(Ended("half an answer"), wishes=[True])
    assert [one.turn.answer for one in shown] == ["half an answer"]
    assert len(conversation.asked) == 1
    assert held.was_left is False


def test_ending_without_a_word_gives_no_feedback(drilled):
    _, _, shown = drilled(Answered("one"), Ended())
    assert len(shown) == 1


def test_leaving_gives_no_feedback_on_what_was_typed(drilled):
    held, _, shown = drilled(Answered("one"), Left("half an answer"))
    assert [one.turn.answer for one in shown] == ["one"]
    assert held.was_left is True


def test_leaving_on_another_try_keeps_the_tries_before(drilled):
    held, _, shown = drilled(Answered("one"), Left(), wishes=[True])
    assert len(shown) == 1
    assert held.was_left is True
    assert held.transcript.turns[0].answer == "one"


def test_hints_are_given_where_one_learns(drilled):
    _, conversation, _ = drilled(Answered("one"), Answered("one"))
    assert all(one.has_hint for one in conversation.asked)


def test_a_wanted_skill_is_drilled_even_where_it_is_not_the_first_target():
    both = a_question(skills=["technical_fluency", "user_empathy"])
    plan = InterviewPlan((both, another_question()), TimeRules())
    assert drilled_skills(plan, ("user_empathy",)) == ("user_empathy", "user_empathy")


def test_without_a_wanted_skill_each_question_is_drilled_for_its_first_target():
    assert drilled_skills(PLAN, ()) == SKILLS
