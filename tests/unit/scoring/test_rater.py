"""The rater that adds up what it sees, with a model made by hand."""

import pytest

from pminterview.domain.rating import NOT_ASKED, NotRated, Rating
from pminterview.domain.rubric import Level
from pminterview.scoring.rater import OfflineRater
from tests.builders import a_calibration, a_criterion_worth, a_question, a_sentence_worth

FILLER = "It is a thing that we had here and there for some of the people."
LISTS = {"past_acts": ("saw", "went")}


@pytest.fixture
def rate(rater, pack):
    def rate_one(answer, question=pack.questions[0]):
        return rater.rate(question, answer).outcomes

    return rate_one


@pytest.fixture
def tech(rate):
    return lambda answer: rate(f"{FILLER} {answer}")["technical_fluency"]


def lines(rating):
    return [(line.label, line.milli) for line in rating.ledger]


def test_a_pack_that_was_never_calibrated_is_labelled_so(rater, pack):
    judgement = rater.rate(pack.questions[0], FILLER)
    assert (judgement.rater, judgement.is_calibrated) == ("by hand", False)


def test_a_pack_whose_criteria_are_all_in_the_model_is_calibrated(pack):
    skills = {
        rubric.skill: {
            "asked_milli": 0,
            "unasked_milli": 0,
            "unasked_quality_permille": 0,
            "criteria": {one.id: a_criterion_worth() for one in rubric.criteria},
        }
        for rubric in pack.rubrics
    }
    rater = OfflineRater(pack, a_calibration(skills=skills), LISTS)
    judgement = rater.rate(pack.questions[0], f"{FILLER} The latency was bad.")
    assert judgement.is_calibrated
    assert judgement.outcomes["technical_fluency"].points == 0.5


@pytest.mark.parametrize("spoil", ["skill left out", "criterion left out", "criterion too many"])
def test_a_pack_that_is_not_wholly_the_one_calibrated_is_labelled_so(pack, spoil):
    average = a_calibration().any_skill.model_dump()
    known = {rubric.skill: [one.id for one in rubric.criteria] for rubric in pack.rubrics}
    match spoil:
        case "skill left out":
            del known["user_empathy"]
        case "criterion left out":
            known["user_empathy"].pop()
        case _:
            known["user_empathy"].append("another")
    skills = {
        skill: average | {"criteria": {one: a_criterion_worth() for one in criteria}}
        for skill, criteria in known.items()
    }
    assert not OfflineRater(pack, a_calibration(skills=skills), LISTS).is_calibrated


def unasked(pack, answer=FILLER, **model):
    """Rate the skill that nobody asked for, beginning somewhere else."""
    skill = a_calibration().any_skill.model_dump() | model
    rater = OfflineRater(pack, a_calibration(any_skill=skill), LISTS)
    return rater.rate(pack.questions[0], answer).outcomes["user_empathy"]


@pytest.mark.parametrize("begins", [-9000, 0, 499])
def test_a_skill_nobody_asked_for_is_not_asked_below_half_a_point(pack, begins):
    assert unasked(pack, unasked_milli=begins) is NOT_ASKED


def test_a_skill_nobody_asked_for_is_a_one_at_half_a_point(pack):
    rating = unasked(pack, unasked_milli=500)
    assert (rating.points, rating.level) == (0.5, Level.WEAK)


def test_a_skill_nobody_asked_for_gets_its_share_of_the_quality_rounded_down(pack):
    said = f"{FILLER} We saw it."
    rating = unasked(pack, said, unasked_milli=400, unasked_quality_permille=333)
    assert lines(rating) == [
        ("where a skill begins that nobody asked for", 400),
        ("part of what the answer is worth in general", 166),
    ]


def test_outcomes_stand_in_the_order_of_the_rubrics(rate):
    assert list(rate(FILLER)) == ["technical_fluency", "user_empathy"]


def test_the_ledger_names_every_part_of_the_sum(tech):
    rating = tech("The latency was bad. We saw the timeout.")
    assert lines(rating) == [
        ("where every answer begins", 1000),
        ("something was done, 1x", 500),
        ("Names the latency", 500),
        ("Names the timeout", 500),
        ("put on the scale from 0 to 4", 0),
    ]
    assert (rating.points, rating.level) == (2.5, Level.SOLID)


def test_a_criterion_shown_again_adds_less_and_then_nothing(tech):
    rating = tech("The latency was bad. Then his latency grew. So a latency is why we left them.")
    assert [one.milli for one in rating.evidence] == [500, 500, 0]
    assert rating.points == 2.0


def test_the_scale_ends_at_four(pack):
    rich = a_calibration(
        any_skill={
            "asked_milli": 9000,
            "unasked_milli": 9000,
            "unasked_quality_permille": 0,
            "criteria": {},
        }
    )
    outcomes = OfflineRater(pack, rich, LISTS).rate(pack.questions[0], FILLER).outcomes
    assert lines(outcomes["technical_fluency"])[-1] == ("put on the scale from 0 to 4", -5000)
    assert lines(outcomes["user_empathy"])[-1] == ("the scale ends here", -5000)


def test_missing_criteria_that_would_add_next_to_nothing_come_last(pack):
    little = a_sentence_worth(shown={"upto": [1], "micro": [49_000]})
    model = a_calibration().any_skill.model_dump() | {
        "criteria": {"schema_named": a_criterion_worth(asked=little)}
    }
    rater = OfflineRater(pack, a_calibration(skills={"technical_fluency": model}), LISTS)
    rating = rater.rate(pack.questions[0], f"{FILLER} The latency was bad.").outcomes
    assert rating["technical_fluency"].missing == (
        "rollback_named",
        "timeout_named",
        "schema_named",
    )


def touching(pack, criterion, stem):
    """Return a rater for whom a word touches on a criterion, and its indicator shows it."""
    model = {"start_milli": -1000, "indicator_milli": 9000, "stems": {stem: 2000}}
    evidence = {"shown_milli": 0, "touched_milli": -500, "criteria": {criterion: model}}
    usual = a_calibration()
    worth = a_sentence_worth(seen={"upto": [2], "micro": [100_000]})
    known = {"criteria": {criterion: a_criterion_worth(asked=worth)}}
    skills = {"technical_fluency": usual.any_skill.model_dump() | known}
    return OfflineRater(pack, a_calibration(evidence=evidence, skills=skills), LISTS)


def test_what_is_only_touched_on_adds_a_little_and_is_missing_after_the_rest(pack):
    rater = touching(pack, "schema_named", "table")
    rating = rater.rate(
        pack.questions[0], f"{FILLER} The tables were there. The latency."
    ).outcomes["technical_fluency"]
    assert lines(rating) == [
        ("where every answer begins", 1000),
        ("Names the latency", 500),
        ("Names the schema, perhaps", 100),
        ("put on the scale from 0 to 4", 0),
    ]
    assert [one.criterion for one in rating.evidence] == ["latency_named"]
    assert rating.missing == ("rollback_named", "timeout_named", "schema_named")
    assert rating.touched == ("schema_named",)


def test_a_criterion_that_is_only_called_like_a_calibrated_one_goes_by_its_indicators(pack):
    model = {"start_milli": 9000, "indicator_milli": 0, "stems": {}}
    evidence = {"shown_milli": 0, "touched_milli": 0, "criteria": {"schema_named": model}}
    rater = OfflineRater(pack, a_calibration(evidence=evidence), LISTS)
    rating = rater.rate(pack.questions[0], FILLER).outcomes["technical_fluency"]
    assert rating.evidence == ()


def test_what_is_shown_elsewhere_is_not_called_touched(pack):
    rater = touching(pack, "schema_named", "table")
    rating = rater.rate(pack.questions[0], f"{FILLER} The tables were there. The schema.").outcomes[
        "technical_fluency"
    ]
    assert "schema_named" not in (*rating.missing, *rating.touched)


def test_the_clearest_sentence_counts_as_the_first_that_shows_a_criterion(pack):
    rater = touching(pack, "schema_named", "table")
    rating = rater.rate(
        pack.questions[0], f"{FILLER} The schema was old. We saw the schema of tables."
    ).outcomes["technical_fluency"]
    assert [(one.quote, one.milli) for one in rating.evidence] == [
        ("We saw the schema of tables", 600),
        ("The schema was old", 600),
    ]


def test_missing_criteria_that_the_question_invites_come_first(tech):
    assert tech("The latency was bad.").missing == (
        "schema_named",
        "rollback_named",
        "timeout_named",
    )


def test_a_skill_that_was_neither_asked_for_nor_shown_is_not_asked(rate):
    assert rate(FILLER)["user_empathy"] is NOT_ASKED


def test_a_skill_nobody_asked_for_is_rated_from_half_a_point(rate):
    rating = rate(f"{FILLER} The nurse saw it.")["user_empathy"]
    assert lines(rating) == [
        ("where a skill begins that nobody asked for", 0),
        ("part of what the answer is worth in general", 250),
        ("Names the nurse", 500),
    ]
    assert rating.missing == ()


def test_the_first_target_may_begin_higher(pack):
    rater = OfflineRater(pack, a_calibration(first_target_milli=250), LISTS)
    question = a_question(skills=["technical_fluency", "user_empathy"])
    first, second = rater.rate(question, FILLER).outcomes.values()
    assert (first.points, second.points) == (1.25, 1.0)


def test_words_add_and_take_and_are_named(pack):
    calibration = a_calibration(words={"thing": 2_000_000, "people": -1_000_000})
    outcome = OfflineRater(pack, calibration, LISTS).rate(pack.questions[0], FILLER)
    rating = outcome.outcomes["technical_fluency"]
    assert lines(rating)[1] == ("words that better answers use: thing", 200)


def test_words_together_stay_within_their_limit(pack):
    calibration = a_calibration(words={"thing": -20_000_000})
    rating = OfflineRater(pack, calibration, LISTS).rate(pack.questions[0], FILLER)
    assert lines(rating.outcomes["technical_fluency"])[1:] == [
        ("words that weaker answers use: thing", -1000),
        ("put on the scale from 0 to 4", 0),
    ]


def test_a_refused_answer_says_why_for_what_was_asked_and_nothing_for_the_rest(rate):
    assert rate("The latency, the nurse, the driver.") == {
        "technical_fluency": NotRated(not_rated="too little text: 6 words, at least 8 are needed"),
        "user_empathy": NOT_ASKED,
    }


@pytest.mark.parametrize("answer", ["", " \n "])
def test_a_skipped_question_shows_nothing_which_is_level_0(rater, pack, answer):
    judgement = rater.rate(pack.questions[0], answer)
    rating = judgement.outcomes["technical_fluency"]
    assert (rating.level, rating.ledger) == (Level.NO_EVIDENCE, ())
    assert judgement.outcomes["user_empathy"] is NOT_ASKED
    assert judgement.overall.level is Level.NO_EVIDENCE


def test_what_the_guards_noticed_is_noted(rater, pack):
    judgement = rater.rate(pack.questions[0], f"{FILLER} The latency was bad. {FILLER}")
    assert [note.text for note in judgement.notes] == ["said more than once, counted once"]


def test_words_copied_from_the_question_are_no_evidence(rater):
    question = a_question(text="What would you do about the latency of the search in this app?")
    outcomes = rater.rate(question, f"{question.text} {FILLER}").outcomes
    assert outcomes["technical_fluency"].evidence == ()


def test_the_same_answer_is_rated_the_same_whatever_was_rated_before(pack, rater):
    answer = f"{FILLER} The latency was bad. The nurse saw it. The driver went home."
    question = pack.questions[0]
    fresh = OfflineRater(pack, a_calibration(), LISTS)
    rater.rate(question, "Another answer altogether, which is about the schema.")
    assert fresh.rate(question, answer) == rater.rate(question, answer)


def test_every_rating_of_a_bundled_kind_is_a_rating_with_a_range(rate):
    rating = rate(f"{FILLER} The latency was bad.")["technical_fluency"]
    assert isinstance(rating, Rating)
    assert (rating.low, rating.high) == (Level.NO_EVIDENCE, Level.OUTSTANDING)
