"""What an answer left open, and what to ask next."""

import pytest

from pminterview.domain.rating import NOT_ASKED, NotRated
from pminterview.scoring.probing import THIN_POINTS, Gap, OfflineProber, gaps, is_thin
from tests.builders import (
    a_calibration,
    a_criterion_worth,
    a_follow_up,
    a_judgement,
    a_probe,
    a_question,
    a_rating,
    a_sentence_worth,
    a_turn,
)
from tests.fakes import FixedRater
from tests.unit.scoring.conftest import WORDS

TECH, EMPATHY = WORDS
REFUSED = NotRated(not_rated="too little text")


def worth(**micro):
    """Return a model in which named criteria are worth something of their own."""
    criteria = {
        name: a_criterion_worth(asked=a_sentence_worth(shown={"upto": [2], "micro": [one]}))
        for name, one in micro.items()
    }
    skill = a_calibration().any_skill.model_dump()
    return a_calibration(skills={TECH: skill | {"criteria": criteria}})


def probes_for(*criteria):
    return [a_probe(criterion=one, text=f"What of {one}?") for one in criteria]


def found(pack, calibration=None, skills=(TECH,), probes=(), **outcomes):
    question = a_question(skills=skills, probes=probes)
    judgement = a_judgement(outcomes={TECH: NOT_ASKED, EMPATHY: NOT_ASKED} | outcomes)
    return gaps(question, judgement, pack, calibration or a_calibration())


def lacking(points, *criteria):
    return a_rating(points=points, missing=criteria)


@pytest.fixture
def next_probe(pack):
    """Return the criterion of the probe that a turn draws, for fixed outcomes."""

    def draw(turn, calibration=None, **outcomes):
        rated = {TECH: NOT_ASKED, EMPATHY: NOT_ASKED} | outcomes
        rater = FixedRater(lambda question, answer: rated)
        probe = OfflineProber(pack, rater, calibration or a_calibration()).next_probe(turn)
        return probe.criterion if probe else None

    return draw


def a_turn_with(*criteria, skills=(TECH,), **changes):
    question = a_question(skills=skills, probes=probes_for(*criteria))
    return a_turn(question=question, **changes)


def test_a_gap_says_what_showing_it_once_would_add(pack):
    gap = Gap("schema_named", TECH, 700)
    outcome = lacking(1, "schema_named")
    assert found(pack, worth(schema_named=700_000), technical_fluency=outcome) == (gap,)


def test_what_an_answer_touches_on_is_a_smaller_gap(pack):
    usual = a_sentence_worth(seen={"upto": [1], "micro": [200_000]})
    calibration = a_calibration(any_criterion=a_criterion_worth(asked=usual))
    rating = a_rating(missing=["schema_named", "rollback_named"], touched=["schema_named"])
    assert found(pack, calibration, **{TECH: rating}) == (
        Gap("rollback_named", TECH, 700),
        Gap("schema_named", TECH, 500),
    )


def test_the_most_valuable_gap_comes_first(pack):
    outcome = lacking(1, "latency_named", "schema_named", "rollback_named")
    model = worth(latency_named=100_000, schema_named=300_000, rollback_named=200_000)
    names = [gap.criterion for gap in found(pack, model, technical_fluency=outcome)]
    assert names == ["schema_named", "rollback_named", "latency_named"]


def test_equal_gaps_come_in_the_order_of_the_probes_then_of_the_rubric(pack):
    names = [f"{word}_named" for word in WORDS[TECH]]
    probes = probes_for("schema_named", "rollback_named")
    ordered = found(pack, probes=probes, technical_fluency=lacking(1, *names))
    assert [gap.criterion for gap in ordered] == [
        "schema_named",
        "rollback_named",
        "latency_named",
        "timeout_named",
    ]


def test_a_target_skill_that_was_not_rated_lacks_everything(pack):
    names = [gap.criterion for gap in found(pack, technical_fluency=REFUSED)]
    assert names == [f"{word}_named" for word in WORDS[TECH]]


def test_a_skill_that_was_not_asked_for_has_no_gaps(pack):
    assert found(pack, technical_fluency=lacking(1), user_empathy=lacking(1, "nurse_named")) == ()


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (REFUSED, True),
        (a_rating(points=0), True),
        (a_rating(points=THIN_POINTS - 0.001), True),
        (a_rating(points=THIN_POINTS), False),
        (a_rating(points=4), False),
    ],
)
def test_thin_is_what_is_not_rated_or_short_of_solid(outcome, expected):
    assert is_thin(outcome) is expected


def test_the_probe_for_the_most_valuable_gap_is_asked(next_probe):
    turn = a_turn_with("schema_named", "latency_named")
    model = worth(latency_named=900_000)
    outcome = lacking(1, "schema_named", "latency_named")
    assert next_probe(turn, model, technical_fluency=outcome) == "latency_named"


def test_a_valuable_gap_without_a_probe_gives_way_to_one_that_has_one(next_probe):
    turn = a_turn_with("schema_named")
    outcome = lacking(1, "schema_named", "latency_named")
    model = worth(latency_named=900_000)
    assert next_probe(turn, model, technical_fluency=outcome) == "schema_named"


def test_a_probe_is_never_asked_twice(next_probe):
    asked = a_follow_up(probe=probes_for("schema_named")[0], reply="")
    outcome = lacking(1, "schema_named", "rollback_named")
    turn = a_turn_with("schema_named", "rollback_named", follow_ups=[asked])
    assert next_probe(turn, technical_fluency=outcome) == "rollback_named"
    turn = a_turn_with("schema_named", follow_ups=[asked])
    assert next_probe(turn, technical_fluency=outcome) is None


def test_nothing_is_asked_where_every_target_skill_is_solid(next_probe):
    turn = a_turn_with("schema_named")
    assert next_probe(turn, technical_fluency=lacking(3, "schema_named")) is None


def test_only_thin_skills_are_dug_into_however_much_another_gap_would_add(next_probe):
    turn = a_turn_with("schema_named", "nurse_named", skills=[TECH, EMPATHY])
    outcomes = {TECH: lacking(3, "schema_named"), EMPATHY: lacking(1, "nurse_named")}
    assert next_probe(turn, worth(schema_named=900_000), **outcomes) == "nurse_named"


def test_a_probe_about_a_skill_that_the_question_does_not_target_is_not_used(next_probe):
    turn = a_turn_with("nurse_named")
    outcomes = {TECH: lacking(1, "schema_named"), EMPATHY: lacking(1, "nurse_named")}
    assert next_probe(turn, **outcomes) is None


def test_what_a_reply_showed_is_not_asked_for_any_more(pack, rater):
    prober = OfflineProber(pack, rater, a_calibration())
    turn = a_turn(question=pack.questions[0], answer="I thought about it for a while last year.")
    first = prober.next_probe(turn)
    reply = "We looked at the rollback plan and at the timeout of each service."
    answered = turn.model_copy(update={"follow_ups": (a_follow_up(probe=first, reply=reply),)})
    assert (first.criterion, prober.next_probe(answered)) == ("schema_named", None)


def test_the_same_answer_always_draws_the_same_probe(pack, rater):
    prober = OfflineProber(pack, rater, a_calibration())
    turn = a_turn(question=pack.questions[0], answer="I thought about it for a while last year.")
    assert prober.next_probe(turn) == prober.next_probe(turn)
