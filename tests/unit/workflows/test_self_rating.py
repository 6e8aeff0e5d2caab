"""One's own eyes first."""

from pminterview.domain.rubric import Level
from pminterview.domain.transcript import Transcript
from pminterview.workflows.self_rating import ask_for_self_ratings
from tests.builders import a_header, a_pack, a_turn


def a_transcript_of(*turns):
    return Transcript(pack=a_header(), pack_fingerprint="0", planned_count=2, turns=turns)


def test_each_skill_that_was_asked_for_is_rated_against_its_anchors():
    asked = []

    def choose(question, options):
        asked.append(question)
        assert options == ("skip", "0", "1", "2", "3", "4")
        return "3"

    levels = ask_for_self_ratings(a_pack(), a_transcript_of(a_turn()), choose)
    assert levels == {"technical_fluency": Level.SOLID}
    assert len(asked) == 1
    assert "0 no evidence: looks like level 0\n1 weak: looks like level 1\n" in asked[0]


def test_a_skill_can_be_left_out_and_so_can_all():
    transcript = a_transcript_of(a_turn())
    assert ask_for_self_ratings(a_pack(), transcript, lambda *_: "skip") == {}
    assert ask_for_self_ratings(a_pack(), transcript, lambda *_: "") == {}
