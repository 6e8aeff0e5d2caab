"""The rater that counts indicators."""

import pytest

from pminterview.domain.rating import NOT_ASKED, NotRated, Rating
from pminterview.domain.rubric import Level
from pminterview.scoring.rater import CountingRater
from tests.builders import a_question

FILLER = "We had a look at it and it was not what we had thought before."


@pytest.fixture
def rate(rater, pack):
    def rate_one(answer, question=pack.questions[0]):
        return rater.rate(question, answer).outcomes

    return rate_one


@pytest.fixture
def tech(rate):
    return lambda answer: rate(f"{FILLER} {answer}")["technical_fluency"]


def test_the_rater_says_its_name_and_that_it_is_not_calibrated(rater, pack):
    judgement = rater.rate(pack.questions[0], FILLER)
    assert (judgement.rater, judgement.is_calibrated) == ("counting rule 1", False)


def test_outcomes_stand_in_the_order_of_the_rubrics(rate):
    assert list(rate(FILLER)) == ["technical_fluency", "user_empathy"]


def test_a_skill_that_was_asked_for_and_not_shown_is_level_0(rate):
    assert rate(FILLER)["technical_fluency"] == Rating(
        level=Level.NO_EVIDENCE,
        points=0.0,
        low=Level.NO_EVIDENCE,
        high=Level.WEAK,
        evidence=(),
        missing=("schema_named", "rollback_named", "latency_named", "timeout_named"),
        rationale="0 of 4 criteria shown, 0 times",
    )


def test_a_skill_that_was_neither_asked_for_nor_shown_is_not_asked(rate):
    assert rate(FILLER)["user_empathy"] is NOT_ASKED


@pytest.mark.parametrize(
    ("answer", "points", "level"),
    [
        ("The latency was bad.", 0.75, 1),
        ("The latency was bad. The latency got worse.", 1.25, 1),
        ("The latency was bad. The latency got worse. The latency fell.", 1.25, 1),
        ("The latency was bad. The timeout was short.", 1.5, 2),
        ("The latency was bad. The timeout was short. The rollback took a day.", 2.25, 2),
        ("The latency and the timeout. The rollback and the schema.", 3.0, 3),
        ("The latency and the timeout. The rollback, the schema. So the latency.", 3.5, 4),
        ("The latency, the timeout. The rollback, the schema. So latency. So timeout.", 4.0, 4),
        ("A latency, a timeout. A rollback, a schema. So latency, timeout. So schema.", 4.0, 4),
    ],
)
def test_points_count_criteria_and_those_shown_again_up_to_four(tech, answer, points, level):
    rating = tech(answer)
    assert (rating.points, rating.level) == (points, level)


def test_the_range_is_one_level_to_either_side_within_the_scale(tech):
    weak = tech("The latency was bad.")
    best = tech("The latency and the timeout. The rollback, the schema. So the latency.")
    assert (weak.low, weak.high) == (0, 2)
    assert (best.low, best.high) == (3, 4)


def test_one_sentence_shows_at_most_two_criteria(tech):
    rating = tech("The latency, the timeout, the rollback and the schema were all bad.")
    assert [one.criterion for one in rating.evidence] == ["latency_named", "timeout_named"]
    assert rating.missing == ("schema_named", "rollback_named")


def test_one_sentence_shows_a_criterion_once(tech):
    rating = tech("The latency of the latency.")
    assert len(rating.evidence) == 1


def test_missing_criteria_that_the_question_invites_come_first(tech):
    assert tech("The schema was old.").missing == (
        "rollback_named",
        "latency_named",
        "timeout_named",
    )


def test_a_skill_nobody_asked_for_is_rated_once_two_sentences_show_two_criteria(rate):
    rating = rate(f"{FILLER} The nurse waited. The driver had to wait too.")["user_empathy"]
    assert (rating.points, rating.level, rating.missing) == (1.5, 2, ())
    assert [one.quote for one in rating.evidence] == [
        "The nurse waited",
        "The driver had to wait too",
    ]


@pytest.mark.parametrize(
    "answer",
    [
        "The nurse waited.",
        "The nurse waited for the driver.",
        "The nurse waited. The nurse went home.",
    ],
)
def test_a_skill_nobody_asked_for_is_not_rated_on_a_single_mention(rate, answer):
    assert rate(f"{FILLER} {answer}")["user_empathy"] is NOT_ASKED


def test_a_refused_answer_says_why_for_what_was_asked_and_nothing_for_the_rest(rate):
    assert rate("The latency, the nurse, the driver.") == {
        "technical_fluency": NotRated(not_rated="too little text: 6 words, at least 8 are needed"),
        "user_empathy": NOT_ASKED,
    }


@pytest.mark.parametrize("answer", ["", " \n "])
def test_a_skipped_question_shows_nothing_which_is_level_0(rate, answer):
    outcomes = rate(answer)
    assert outcomes["technical_fluency"].level is Level.NO_EVIDENCE
    assert outcomes["user_empathy"] is NOT_ASKED


def test_what_the_guards_noticed_is_noted(rater, pack):
    judgement = rater.rate(pack.questions[0], f"{FILLER} {FILLER}")
    assert [note.text for note in judgement.notes] == ["said more than once, counted once"]


def test_words_copied_from_the_question_are_no_evidence(rater):
    question = a_question(text="What would you do about the latency of the search in this app?")
    outcomes = rater.rate(question, f"{question.text} {FILLER}").outcomes
    assert outcomes["technical_fluency"].evidence == ()


def test_two_raters_of_one_pack_rate_alike(pack, rater):
    answer = f"{FILLER} The latency was bad. The nurse waited. The driver too."
    question = pack.questions[0]
    assert CountingRater(pack).rate(question, answer) == rater.rate(question, answer)
