"""What to do next, and the moment it is about."""

import pytest

from pminterview.domain.rating import NOT_ASKED, NotRated
from pminterview.domain.scorecard import Moment
from pminterview.scoring.aggregate import build_scorecard
from tests.builders import (
    a_criterion,
    a_follow_up,
    a_judgement,
    a_pack,
    a_question,
    a_rating,
    a_rubric,
    a_transcript,
    a_turn,
    another_question,
    another_rubric,
    some_evidence,
)

REFUSED = NotRated(not_rated="a list of words, not sentences")
BOTH = a_question(skills=["technical_fluency", "user_empathy"])
ANSWER = a_turn().answer


def shown(level, **changes):
    """Return a rating that misses nothing and has no evidence."""
    return a_rating(**({"level": level, "points": level, "evidence": []} | changes))


def missing(level, criterion, **changes):
    return shown(level, missing=[criterion], **changes)


def steps(*judged, pack=None):
    """Return the next steps after turns, each with its outcomes for tech and empathy."""
    turns = [turn if hasattr(turn, "answer") else a_turn(question=turn) for turn, *_ in judged]
    judgements = [
        a_judgement(outcomes={"technical_fluency": tech, "user_empathy": empathy})
        for _, tech, empathy in judged
    ]
    transcript = a_transcript(turns=turns)
    return build_scorecard(pack or a_pack(), transcript, judgements, rater="fixed").next_steps


def moment(*judged):
    """Return the moment of the first step."""
    return steps(*judged)[0].moment


def test_each_skill_has_the_advice_for_its_first_gap_the_lowest_skill_first():
    found = steps((BOTH, missing(2, "shared_language"), missing(1, "user_voice")))
    assert [(one.skill, one.short_name, one.text) for one in found] == [
        ("user_empathy", "empathy", "Quote one user."),
        ("technical_fluency", "tech", "Name the one technical thing that mattered."),
    ]


def test_of_equally_low_skills_the_first_in_the_pack_comes_first():
    found = steps((BOTH, missing(1, "shared_language"), missing(1, "user_voice")))
    assert [one.skill for one in found] == ["technical_fluency", "user_empathy"]


def test_there_are_three_at_most():
    names = ["alpha", "beta", "gamma", "delta"]
    rubrics = [
        a_rubric(skill=one, short_name=one, criteria=[a_criterion(id=f"{one}_shown")])
        for one in names
    ]
    question = a_question(skills=names, probes=[])
    outcomes = {one: missing(at, f"{one}_shown") for at, one in enumerate(names)}
    card = build_scorecard(
        a_pack(questions=[question], rubrics=rubrics),
        a_transcript(turns=[a_turn(question=question)]),
        [a_judgement(outcomes=outcomes)],
        rater="fixed",
    )
    assert [one.skill for one in card.next_steps] == ["alpha", "beta", "gamma"]


def test_a_low_skill_without_a_gap_gives_way_to_a_higher_one_with_one():
    found = steps((BOTH, shown(1), missing(3, "user_voice")))
    assert [one.skill for one in found] == ["user_empathy"]


def test_without_any_gap_it_is_the_top_anchor_of_the_lowest_skill():
    (step,) = steps((BOTH, shown(3), shown(2)))
    assert (step.skill, step.text) == ("user_empathy", "Aim for: looks like level 4")


def test_a_skill_that_nobody_asked_for_is_never_a_step():
    (step,) = steps((a_question(), shown(3), shown(1)))
    assert step.skill == "technical_fluency"


def test_when_everything_was_refused_it_is_to_write_sentences():
    (step,) = steps((a_question(), REFUSED, NOT_ASKED))
    assert step.skill == "technical_fluency"
    assert step.text.startswith("Answer in a few full sentences:")
    assert step.moment == Moment(question_number=1, quote=ANSWER.rstrip("."))


def test_what_was_shown_unasked_does_not_stand_in_for_what_was_refused():
    (step,) = steps((a_question(), REFUSED, shown(2)))
    assert step.text.startswith("Answer in a few full sentences:")


def test_the_moment_is_the_lowest_rated_answer_that_missed_it():
    judged = [
        (a_question(), missing(2, "shared_language"), NOT_ASKED),
        (a_question(), missing(1, "shared_language"), NOT_ASKED),
        (a_question(), shown(0), NOT_ASKED),
        (another_question(), missing(0, "shared_language"), missing(4, "user_voice")),
    ]
    assert moment(*judged).question_number == 2


def test_of_equally_rated_answers_the_first_is_the_moment():
    judged = [(a_question(), missing(1, "shared_language"), NOT_ASKED)] * 2
    assert moment(*judged).question_number == 1


def test_without_a_gap_the_moment_is_the_lowest_answer_that_asked_for_the_skill():
    judged = [(a_question(), shown(3), NOT_ASKED), (a_question(), shown(2), NOT_ASKED)]
    assert moment(*judged).question_number == 2


def test_the_moment_quotes_the_passage_of_the_skill_that_adds_most():
    evidence = [
        some_evidence(start=0, end=7, quote="I asked", milli=100),
        some_evidence(start=8, end=12, quote="what", milli=300),
    ]
    outcome = missing(1, "shared_language", evidence=evidence)
    assert moment((a_question(), outcome, NOT_ASKED)).quote == "what"


@pytest.mark.parametrize(
    ("answer", "quote"),
    [
        ("  We asked. Then we waited.", "We asked"),
        ("one two three four five six seven eight nine ten eleven twelve thirteen", "one twelve"),
        ("...", ""),
    ],
)
def test_without_evidence_the_moment_quotes_how_the_answer_begins(answer, quote):
    judged = (a_turn(answer=answer), missing(0, "shared_language"), NOT_ASKED)
    expected = answer.removesuffix(" thirteen") if quote == "one twelve" else quote
    assert moment(judged).quote == expected


def test_a_question_that_was_skipped_has_nothing_to_quote():
    turn = a_turn(answer="typed before", ended="skipped")
    skipped = (turn, missing(0, "shared_language"), NOT_ASKED)
    assert moment(skipped) == Moment(question_number=1, quote="")


def test_a_moment_may_quote_a_reply_to_a_follow_up():
    turn = a_turn(follow_ups=[a_follow_up()])
    start = turn.rated_text.index("The latency of")
    evidence = [some_evidence(start=start, end=start + 14, quote="The latency of")]
    outcome = missing(1, "shared_language", evidence=evidence)
    assert moment((turn, outcome, NOT_ASKED)).quote == "The latency of"


def test_the_gap_of_an_answer_that_another_answer_filled_is_no_step():
    pack = a_pack(
        rubrics=[
            a_rubric(criteria=[a_criterion(), a_criterion(id="asks", advice="Ask them.")]),
            another_rubric(),
        ]
    )
    judged = [
        (a_question(), shown(0, missing=["shared_language", "asks"]), NOT_ASKED),
        (a_question(), missing(3, "asks", evidence=[some_evidence()]), NOT_ASKED),
    ]
    (step,) = steps(*judged, pack=pack)
    assert (step.text, step.moment.question_number) == ("Ask them.", 1)
