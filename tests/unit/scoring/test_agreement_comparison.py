"""Who is compared with whom, and what anybody could have said without reading."""

from random import Random

import pytest

from pminterview.scoring.comparison import (
    OVERALL,
    SKILLS,
    Backdrop,
    Kind,
    RaterRatings,
    compare_raters,
    mean_ratings,
)

TECH = "technical_fluency"


def rater(name, *overall, is_engine=False, skill=None, start=1):
    """Return ratings of a1, a2 ...; the skill gets the same as overall."""
    by_id = {
        f"a{at}": {OVERALL: level} | ({skill: level} if skill else {})
        for at, level in enumerate(overall, start=start)
    }
    return RaterRatings(name, is_engine, by_id)


def compared(*raters, truth=(), backdrop=None):
    return compare_raters(raters, truth, backdrop or Backdrop(), Random(0))


def shown(comparison, skill=OVERALL):
    return [(line.name, line.figures.bias) for line in comparison.lines if line.skill == skill]


def line(lines, skill, name):
    return next(one for one in lines if (one.skill, one.name) == (skill, name))


ENGINE = rater("engine", 1, 1, 1, is_engine=True)
KIM, LEE, MAX = rater("kim", 1, 2, 3), rater("lee", 1, 2, 4), rater("max", 4, 4, 4)


def test_people_are_compared_with_other_people_and_engines_with_all_of_them():
    assert shown(compared(KIM, ENGINE, LEE)) == [
        ("engine", pytest.approx(1 - 13 / 6)),
        ("kim", pytest.approx(-1 / 3)),
        ("lee", pytest.approx(1 / 3)),
        ("constant", 0),
    ]


def test_with_a_truth_all_others_are_compared_with_its_mean_and_its_raters_with_each_other():
    comparison = compared(MAX, KIM, ENGINE, LEE, truth=("lee", "kim"))
    assert shown(comparison) == [
        ("engine", pytest.approx(1 - 13 / 6)),
        ("max", pytest.approx(4 - 13 / 6)),
        ("kim/lee", pytest.approx(-1 / 3)),
        ("constant", 0),
    ]
    kinds = [one.kind for one in comparison.lines if one.skill == OVERALL]
    assert kinds == [Kind.RATER, Kind.RATER, Kind.CONSISTENCY, Kind.BASELINE]
    assert (comparison.truth, comparison.raters) == (
        ("kim", "lee"),
        ("engine", "kim", "lee", "max"),
    )


def test_an_engine_can_be_the_truth():
    assert shown(compared(KIM, ENGINE, truth=("engine",)))[0] == ("kim", 1)


def test_only_answers_that_both_rated_are_compared():
    comparison = compared(KIM, rater("lee", 4, 4, start=3), ENGINE)
    counts = {one.name: one.figures.count for one in comparison.lines if one.skill == OVERALL}
    assert counts == {"engine": 3, "kim": 1, "lee": 1, "constant": 4}
    assert comparison.answer_count == 4


@pytest.mark.parametrize(
    "raters", [(KIM,), (ENGINE,), (KIM, rater("lee", 1, start=9)), (ENGINE, ENGINE)]
)
def test_there_are_no_lines_where_nobody_is_left_to_compare_with(raters):
    assert compared(*raters).lines == ()


def test_a_skill_that_is_not_shown_counts_as_nothing():
    comparison = compared(rater("kim", 2, 2, skill=TECH), rater("lee", 2, 2))
    assert shown(comparison, TECH)[0] == ("kim", 2)


def test_lines_go_skill_by_skill_whatever_order_the_ratings_came_in():
    one, other = compared(KIM, LEE, ENGINE), compared(ENGINE, LEE, KIM)
    assert one == other
    assert list(dict.fromkeys(each.skill for each in one.lines)) == [OVERALL, *SKILLS]


def test_the_mean_is_of_those_who_rated_an_answer():
    mean = mean_ratings([KIM, rater("lee", 4)])
    assert {one: ratings[OVERALL] for one, ratings in mean.items()} == {"a1": 2.5, "a2": 2, "a3": 3}


KIM_TWIN = rater("twin", 1, 2, 3)
WORDS = Backdrop(word_counts={"a1": 100, "a2": 200, "a3": 300})
TARGETS = Backdrop(
    question_ids={"a1": "q1", "a2": "q1", "a3": "q2"},
    targets={"q1": frozenset({TECH}), "q2": frozenset({"communication"})},
)


def test_length_is_ranked_and_put_on_a_line():
    lines = compared(KIM, KIM_TWIN, truth=("kim",), backdrop=WORDS).lines
    figures = line(lines, OVERALL, "length only").figures
    assert (figures.count, figures.spearman, figures.kappa) == (3, 1, 1)


def test_length_is_for_answers_that_are_known():
    lines = compared(KIM, LEE, backdrop=Backdrop(word_counts={"a1": 5, "a2": 4})).lines
    figures = line(lines, OVERALL, "length only").figures
    assert (figures.count, figures.spearman) == (2, -1)


def test_asked_for_is_the_mean_where_asked_and_where_not():
    one, other = rater("kim", 3, 4, 0, skill=TECH), rater("lee", 3, 4, 0, skill=TECH)
    lines = compared(one, other, backdrop=TARGETS).lines
    figures = line(lines, TECH, "asked-for").figures
    assert (figures.count, figures.exact_share, figures.adjacent_share) == (3, 2 / 3, 1)
    assert ("asked-for", OVERALL) not in {(each.name, each.skill) for each in lines}


def test_asked_for_is_left_out_where_no_question_is_known():
    one, other = rater("kim", 3, start=8), rater("lee", 3, start=8)
    lines = compared(one, other, backdrop=TARGETS).lines
    assert "asked-for" not in {each.name for each in lines}


def test_targeted_skills_alone_have_the_answers_to_questions_that_target_them():
    comparison = compared(KIM, LEE, backdrop=TARGETS)
    assert [(one.skill, one.name, one.figures.count) for one in comparison.targeted_lines] == [
        (TECH, "kim", 2),
        (TECH, "lee", 2),
        (TECH, "constant", 2),
        ("communication", "kim", 1),
        ("communication", "lee", 1),
        ("communication", "constant", 1),
    ]


def test_questions_are_counted_and_absent_ones_too():
    assert compared(KIM, LEE, backdrop=TARGETS).question_count == 2
    seen = compared(KIM, LEE)
    assert (seen.question_count, seen.has_targets, seen.has_word_counts) == (0, False, False)
    assert seen.targeted_lines == ()
