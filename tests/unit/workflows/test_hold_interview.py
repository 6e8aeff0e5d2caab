"""An interview, held and rated."""

import pytest

from pminterview.domain.rating import NOT_ASKED
from pminterview.domain.rubric import Level
from pminterview.domain.scorecard import Change
from pminterview.workflows.hold_interview import rate_transcript
from tests.builders import a_follow_up, a_pack, a_probe, a_rating, a_transcript, a_turn
from tests.fakes import FixedRater


def rated(*turns):
    rater = FixedRater(
        lambda question, answer: {"technical_fluency": a_rating(), "user_empathy": NOT_ASKED}
    )
    transcript = a_transcript(turns=turns)
    return rate_transcript(a_pack(), transcript, rater, made_by="me 1.0"), rater.answers


def test_every_answer_is_rated_once_in_order():
    record, answers = rated(a_turn(answer="one"), a_turn(answer="two"))
    assert answers == ["one", "two"]
    assert len(record.judgements) == 2


def test_half_an_answer_is_rated_when_the_interview_was_ended():
    assert rated(a_turn(answer="half", ended="stopped"))[1] == ["half"]


def test_words_of_a_skipped_question_are_not_rated():
    assert rated(a_turn(answer="typed", ended="skipped"))[1] == [""]


def test_the_record_holds_the_transcript_the_scorecard_and_who_made_it():
    record, _ = rated(a_turn())
    assert record.transcript == a_transcript(turns=[a_turn()])
    assert record.scorecard.rater == "fixed rater"
    assert (record.made_by, record.format_version) == ("me 1.0", 1)


PROBE = a_probe()
VOICE = a_probe(criterion="user_voice", text="What did they say?")


def held(outcomes, *replies):
    """Return what became of an answer, by the outcomes for its words; `answer` comes first."""
    follow_ups = [a_follow_up(probe=probe, reply=reply) for probe, reply in replies]
    turn = a_turn(answer="answer", follow_ups=follow_ups)
    rater = FixedRater(
        lambda question, answer: {"technical_fluency": outcomes(answer), "user_empathy": NOT_ASKED}
    )
    record = rate_transcript(a_pack(), a_transcript(turns=[turn]), rater, made_by="me 1.0")
    return record, rater.answers


def after_one_reply(before, after):
    """Return the change when a reply moves technical fluency from one outcome to another."""
    record, _ = held(lambda text: before if text == "answer" else after, (PROBE, "more"))
    return record.scorecard.follow_ups[0].change


def test_an_answer_is_rated_with_all_its_replies():
    record, answers = held(
        lambda text: a_rating(points=len(text.split())), (PROBE, "one"), (PROBE, "two")
    )
    assert answers == ["answer", "answer\n\none", "answer\n\none\n\ntwo"]
    assert record.judgements[0].outcomes["technical_fluency"].points == 3.0


def test_a_reply_that_says_nothing_is_not_rated_again_and_holds():
    record, answers = held(lambda text: a_rating(), (PROBE, "I don't know."), (PROBE, ""))
    assert answers == ["answer"]
    assert [one.change for one in record.scorecard.follow_ups] == [Change.HELD, Change.HELD]
    assert not any(one.has_reply for one in record.scorecard.follow_ups)


def test_each_probe_is_kept_with_its_question_and_the_skill_it_is_about():
    record, _ = held(lambda text: a_rating(), (PROBE, "one"), (VOICE, "two"))
    assert [(one.question_number, one.probe, one.skill) for one in record.scorecard.follow_ups] == [
        (1, PROBE, "technical_fluency"),
        (1, VOICE, "user_empathy"),
    ]


def test_each_reply_is_compared_with_what_was_there_before_it():
    outcomes = {
        "answer": a_rating(points=1.0, evidence=()),
        "answer\n\none": a_rating(points=2.0),
        "answer\n\none\n\ntwo": a_rating(points=1.5),
    }
    record, _ = held(lambda text: outcomes[text], (PROBE, "one"), (PROBE, "two"))
    assert [one.change for one in record.scorecard.follow_ups] == [Change.SHARPER, Change.SOFTER]


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (2.0, 2.75, Change.SHARPER),
        (2.0, 2.7, Change.HELD),
        (2.0, 2.0, Change.HELD),
        (2.0, 1.901, Change.HELD),
        (2.0, 1.9, Change.SOFTER),
    ],
)
def test_without_anything_new_an_answer_gets_sharper_by_a_lot_only_and_softer_by_a_tenth(
    before, after, change
):
    assert after_one_reply(a_rating(points=before), a_rating(points=after)) is change


def test_what_is_new_but_costs_more_than_it_brings_makes_nothing_sharper():
    before = a_rating(points=2.0, evidence=())
    assert after_one_reply(before, a_rating(points=1.95)) is Change.HELD
    assert after_one_reply(before, a_rating(points=1.5)) is Change.SOFTER


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (NOT_ASKED, a_rating(points=0.05), Change.SHARPER),
        (NOT_ASKED, a_rating(points=0, evidence=()), Change.HELD),
        (NOT_ASKED, NOT_ASKED, Change.HELD),
        (a_rating(points=1), NOT_ASKED, Change.SOFTER),
    ],
)
def test_a_skill_without_a_rating_counts_nothing(before, after, change):
    assert after_one_reply(before, after) is change


def test_the_candidates_own_levels_stand_beside_the_levels():
    rater = FixedRater(
        lambda question, answer: {"technical_fluency": a_rating(), "user_empathy": NOT_ASKED}
    )
    own = {"technical_fluency": Level(4)}
    record = rate_transcript(a_pack(), a_transcript(), rater, made_by="me", self_levels=own)
    assert [row.self_level for row in record.scorecard.skills] == [Level.OUTSTANDING, None]
