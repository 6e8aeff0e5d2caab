"""Choosing questions."""

from random import Random

import pytest

from pminterview.errors import UsageError
from pminterview.interview.plan import (
    Blueprint,
    TimeRules,
    draw_questions,
    plan_interview,
)
from pminterview.packs.load import load_pack
from pminterview.packs.locate import bundled_data
from tests.builders import a_pack, a_question, a_rubric, another_question, another_rubric

BUNDLED = load_pack(bundled_data())
SEEDS = range(60)
ANY = Blueprint()
SOFT = TimeRules()


def plan(blueprint=ANY, pack=BUNDLED, time=SOFT, seed=1):
    return plan_interview(pack, blueprint, time=time, seed=seed)


def ids(plan):
    return [question.id for question in plan.questions]


def a_pack_of(*questions):
    return a_pack(questions=questions)


def test_the_same_seed_asks_the_same_questions():
    assert [ids(plan(seed=seed)) for seed in SEEDS] == [ids(plan(seed=seed)) for seed in SEEDS]


def test_different_seeds_ask_different_questions():
    assert len({tuple(ids(plan(seed=seed))) for seed in SEEDS}) > 50


def test_the_default_is_four_questions_with_four_first_targets():
    targets = [[question.skills[0] for question in plan(seed=seed).questions] for seed in SEEDS]
    assert {len(set(four)) for four in targets} == {4}
    assert {len(four) for four in targets} == {4}


def test_six_questions_have_each_of_the_six_skills_as_first_target():
    six = {rubric.skill for rubric in BUNDLED.rubrics}
    for seed in SEEDS:
        chosen = plan(Blueprint(count=6), seed=seed).questions
        assert {question.skills[0] for question in chosen} == six


def test_no_question_is_drawn_twice():
    for seed in SEEDS:
        drawn = draw_questions(BUNDLED, (), Random(seed))
        assert len({question.id for question in drawn}) == len(drawn) == len(BUNDLED.questions)


def test_skills_take_turns_in_the_order_they_were_named():
    skills = ("customer_empathy", "business_acumen")
    for seed in SEEDS:
        chosen = plan(Blueprint(count=4, skills=skills), seed=seed).questions
        assert [question.skills[0] for question in chosen] == [*skills, *skills]


def test_questions_with_the_skill_as_first_target_come_first():
    first = a_question(id="first", skills=["technical_fluency", "user_empathy"])
    beside = another_question(id="beside", skills=["user_empathy", "technical_fluency"])
    pack = a_pack_of(beside, first)
    for seed in SEEDS:
        chosen = plan(Blueprint(count=2, skills=("technical_fluency",)), pack, seed=seed)
        assert ids(chosen) == ["first", "beside"]


def test_questions_that_do_not_ask_for_the_skill_are_not_drawn():
    chosen = plan(Blueprint(skills=("user_empathy",)), a_pack())
    assert ids(chosen) == ["last-user-talk"]


def test_without_a_number_a_small_pack_is_asked_whole():
    assert sorted(ids(plan(pack=a_pack()))) == ["last-user-talk", "slow-search"]


def test_a_default_count_of_its_own_is_kept():
    assert len(plan(Blueprint(default_count=3)).questions) == 3


@pytest.mark.parametrize("count", [0, -1, 3])
def test_a_count_that_cannot_be_had_is_refused_with_the_range(count):
    with pytest.raises(UsageError) as refused:
        plan(Blueprint(count=count), a_pack())
    assert str(refused.value) == f"{count} questions cannot be asked: there are 2 to choose from"
    assert refused.value.hint == "choose from 1 to 2"


def test_every_question_there_is_can_be_asked():
    count = len(BUNDLED.questions)
    assert len(plan(Blueprint(count=count)).questions) == count


def test_a_skill_without_questions_is_refused():
    pack = a_pack(questions=[a_question()], rubrics=[a_rubric(), another_rubric()])
    for blueprint in (Blueprint(), Blueprint(count=1), Blueprint(minutes=10)):
        wanted = Blueprint(blueprint.count, blueprint.minutes, skills=("user_empathy",))
        with pytest.raises(UsageError, match="the pack has no question for user_empathy"):
            plan(wanted, pack)


def test_named_questions_are_asked_in_their_order_without_a_seed():
    chosen = plan(Blueprint(question_ids=("slow-search", "last-user-talk")), a_pack())
    assert ids(chosen) == ["slow-search", "last-user-talk"]
    assert chosen.seed is None


def test_a_question_named_twice_is_asked_once():
    chosen = plan(Blueprint(question_ids=("slow-search", "slow-search")), a_pack())
    assert ids(chosen) == ["slow-search"]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("slow-serch", "did you mean 'slow-search'?"),
        ("zzz", "an id looks like 'slow-search'"),
    ],
)
def test_an_unknown_question_is_refused_with_a_way_out(typed, hint):
    with pytest.raises(UsageError) as refused:
        plan(Blueprint(question_ids=(typed,)), a_pack())
    assert str(refused.value) == f"the pack has no question '{typed}'"
    assert refused.value.hint == hint


@pytest.mark.parametrize("minutes", [5, 10, 17.5, 30, 60])
@pytest.mark.parametrize("factor", [0.5, 1.0, 1.5])
def test_minutes_are_filled_but_never_exceeded(minutes, factor):
    for seed in range(10):
        chosen = plan(Blueprint(minutes=minutes), time=TimeRules(factor), seed=seed)
        assert 0 < chosen.budget_seconds <= minutes * 60
        rest = [q for q in BUNDLED.questions if q.id not in ids(chosen)]
        left = minutes * 60 - chosen.budget_seconds
        assert [q.id for q in rest if q.seconds * factor <= left] == []


def test_minutes_that_fit_no_question_are_refused_with_the_shortest():
    pack = a_pack_of(a_question(seconds=140), another_question(seconds=600))
    with pytest.raises(UsageError) as refused:
        plan(Blueprint(minutes=1), pack)
    assert str(refused.value) == "no question fits into 1 min"
    assert refused.value.hint == "the shortest takes 2.4 min"


def test_the_time_factor_stretches_every_budget_and_the_whole():
    stretched = plan(pack=a_pack(), time=TimeRules(factor=1.5))
    assert [stretched.time.budget_seconds(q) for q in stretched.questions] == [180.0, 180.0]
    assert stretched.budget_seconds == 360.0


def test_without_a_clock_there_is_no_budget():
    free = plan(pack=a_pack(), time=TimeRules(has_clock=False))
    assert free.budget_seconds is None
    assert free.time.budget_seconds(free.questions[0]) is None


def test_the_seed_is_kept_with_the_plan():
    assert plan(seed=7).seed == 7


def all_ids_in(past, *, count=4, seed=1, **wishes):
    blueprint = Blueprint(count=count, **wishes)
    return ids(plan_interview(BUNDLED, blueprint, time=TimeRules(), seed=seed, past=past))


def test_the_whole_bank_is_asked_before_any_question_comes_up_twice():
    past = []
    for seed in range(len(BUNDLED.questions) // 3):
        past += all_ids_in(past, count=3, seed=seed)
    assert sorted(past) == sorted(question.id for question in BUNDLED.questions)


def test_when_all_were_asked_the_one_asked_longest_ago_comes_first():
    past = [question.id for question in BUNDLED.questions]
    assert all_ids_in([*past, past[0]], count=2) == past[1:3]


def test_the_whole_bank_of_a_skill_is_asked_before_any_of_its_questions_comes_up_twice():
    of_skill = {one.id for one in BUNDLED.questions if "customer_empathy" in one.skills}
    past = []
    for seed in range(len(of_skill)):
        past += all_ids_in(past, count=1, seed=seed, skills=("customer_empathy",))
    assert set(past) == of_skill


def test_without_a_past_the_seed_alone_chooses():
    assert all_ids_in(()) == ids(plan(Blueprint(count=4), seed=1))
