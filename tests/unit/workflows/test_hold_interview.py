"""An interview, held and rated."""

from pminterview.domain.rating import NOT_ASKED
from pminterview.workflows.hold_interview import rate_transcript
from tests.builders import a_pack, a_rating, a_transcript, a_turn
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
