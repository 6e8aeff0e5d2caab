"""Judgements of single answers, folded into one scorecard."""

from itertools import permutations

import pytest

from pminterview.domain.rating import NOT_ASKED, IntegrityNote, NotRated
from pminterview.domain.rubric import Level
from pminterview.domain.scorecard import Change, FollowedUp, Missing, NumberedNote, SkillLevel
from pminterview.scoring.aggregate import build_scorecard
from tests.builders import (
    a_criterion,
    a_judgement,
    a_pack,
    a_probe,
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
TOO_SHORT = NotRated(not_rated="too little text")
BOTH = a_question(skills=["technical_fluency", "user_empathy"])


def rated(level, **changes):
    """Return a rating of a whole number of points, with a range of one to either side."""
    usual = {"points": level, "low": max(0, level - 1), "high": min(4, level + 1)}
    return a_rating(**({"level": level} | usual | changes))


def folded(*judged, pack=None, is_calibrated=False, notes=(), **changes):
    """Fold pairs of a question and its outcomes for tech and empathy."""
    turns = [a_turn(question=question) for question, *_ in judged]
    judgements = [
        a_judgement(
            outcomes={"technical_fluency": tech, "user_empathy": empathy},
            is_calibrated=is_calibrated,
            notes=notes,
        )
        for _, tech, empathy in judged
    ]
    transcript = a_transcript(turns=turns)
    return build_scorecard(pack or a_pack(), transcript, judgements, rater="fixed", **changes)


def tech(*ratings):
    """Fold outcomes of questions that ask for technical fluency."""
    return folded(*((a_question(), rating, NOT_ASKED) for rating in ratings)).skills[0]


def test_rows_stand_in_the_order_of_the_rubrics_with_their_names():
    card = folded((a_question(), rated(2), NOT_ASKED))
    assert [(row.skill, row.name, row.short_name) for row in card.skills] == [
        ("technical_fluency", "Technical fluency", "tech"),
        ("user_empathy", "Understands users", "empathy"),
    ]


def test_a_skill_neither_asked_for_nor_shown_is_not_asked():
    assert folded((a_question(), rated(2), NOT_ASKED)).skills[1].outcome == NOT_ASKED


def test_an_interview_without_answers_asked_nothing():
    card = folded()
    assert [row.outcome for row in card.skills] == [NOT_ASKED, NOT_ASKED]
    assert card.next_steps == ()
    assert card.is_calibrated is False


def test_one_answer_gives_its_own_level():
    assert tech(rated(3)).outcome == SkillLevel(
        level=Level.SOLID, points=3.0, low=Level(2), high=Level(4), answer_count=1
    )


@pytest.mark.parametrize(
    ("levels", "points", "level"),
    [([2, 4], 3.0, 3), ([1, 2], 1.5, 2), ([1, 1, 2], 4 / 3, 1), ([4, 4, 3], 11 / 3, 4)],
)
def test_several_answers_give_their_mean_rounded_half_up(levels, points, level):
    outcome = tech(*(rated(one) for one in levels)).outcome
    assert (outcome.points, outcome.level, outcome.answer_count) == (points, level, len(levels))


def test_the_range_is_the_mean_of_the_ranges():
    outcome = tech(rated(0), rated(3)).outcome
    assert (outcome.low, outcome.high) == (1, 3)


def test_an_answer_that_was_refused_counts_0():
    outcome = tech(rated(4), REFUSED).outcome
    assert (outcome.points, outcome.level, outcome.answer_count) == (2.0, 2, 2)
    assert (outcome.low, outcome.high) == (2, 2)


def test_when_all_answers_were_refused_the_skill_is_not_rated_and_says_why():
    assert tech(TOO_SHORT, REFUSED).outcome == TOO_SHORT


def test_an_answer_that_did_not_ask_for_a_skill_never_dilutes_those_that_did():
    card = folded((a_question(), rated(4), NOT_ASKED), (another_question(), rated(1), rated(2)))
    assert card.skills[0].outcome.points == 4.0


def test_a_skill_shown_without_being_asked_for_is_rated_on_where_it_was_shown():
    card = folded((another_question(), rated(2), rated(1)))
    assert card.skills[0].outcome.points == 2.0
    assert card.skills[0].missing == ()


def test_a_skill_that_nobody_asked_for_and_that_was_hardly_shown_is_not_asked():
    card = folded((another_question(), rated(1), rated(1)))
    assert card.skills[0].outcome == NOT_ASKED
    assert card.skills[0].best is None


def test_a_passage_that_adds_next_to_nothing_is_not_quoted():
    assert tech(rated(3, evidence=[some_evidence(milli=49)])).best is None
    assert tech(rated(3, evidence=[some_evidence(milli=50)])).best is not None


def test_what_is_quoted_is_from_an_answer_that_the_level_rests_on():
    card = folded(
        (a_question(), rated(0, evidence=[]), NOT_ASKED), (another_question(), rated(4), rated(1))
    )
    assert (card.skills[0].outcome.level, card.skills[0].best) == (Level.NO_EVIDENCE, None)


def test_a_refused_answer_for_another_skill_does_not_count():
    card = folded((a_question(), rated(3), NOT_ASKED), (another_question(), NOT_ASKED, REFUSED))
    assert card.skills[0].outcome.answer_count == 1
    assert card.skills[1].outcome == REFUSED


def test_the_order_of_answers_never_matters_for_a_level():
    judged = [
        (a_question(), rated(4), NOT_ASKED),
        (BOTH, REFUSED, REFUSED),
        (another_question(), rated(1), rated(2)),
        (a_question(), rated(1), rated(3)),
    ]
    outcomes = {
        tuple(row.outcome.model_dump_json() for row in folded(*order).skills)
        for order in permutations(judged)
    }
    assert len(outcomes) == 1


def passage(start, end, criterion="shared_language"):
    return some_evidence(criterion=criterion, start=start, end=end, quote="x" * (end - start))


def test_the_best_quotation_is_from_the_best_answer_and_says_which():
    row = tech(rated(1, evidence=[passage(0, 50)]), rated(3, evidence=[passage(7, 9)]))
    assert (row.best.question_number, row.best.evidence) == (2, passage(7, 9))


def test_the_best_quotation_is_the_passage_that_adds_most():
    best = some_evidence(milli=401)
    row = tech(rated(2, evidence=[passage(0, 50), best]))
    assert row.best.evidence == best


def test_of_equal_passages_the_longest_is_quoted():
    row = tech(rated(2, evidence=[passage(0, 5), passage(10, 40), passage(50, 55)]))
    assert row.best.evidence == passage(10, 40)


def test_without_evidence_nothing_is_quoted():
    assert tech(rated(0, evidence=[]), REFUSED).best is None


def test_an_answer_without_evidence_is_never_quoted_even_if_it_rates_higher():
    row = tech(rated(4, evidence=[]), rated(1, evidence=[passage(0, 5)]))
    assert row.best.question_number == 2


def test_what_an_answer_missed_is_given_in_the_words_of_the_rubric():
    row = tech(rated(0, evidence=[], missing=["shared_language"]))
    assert row.missing == (
        Missing(
            criterion="shared_language",
            text="uses technical terms in service of the point",
            advice="Name the one technical thing that mattered.",
        ),
    )


def test_what_an_answer_touched_on_is_missing_and_says_so():
    silent = rated(0, evidence=[], missing=["shared_language"])
    touching = rated(0, evidence=[], missing=["shared_language"], touched=["shared_language"])
    assert [one.is_touched for one in tech(silent).missing] == [False]
    assert [one.is_touched for one in tech(silent, touching).missing] == [True]


def test_what_one_answer_missed_and_another_showed_is_not_missing():
    shown = rated(1, evidence=[passage(0, 5)])
    assert tech(rated(0, evidence=[], missing=["shared_language"]), shown).missing == ()


def test_what_two_answers_missed_is_missing_once_in_the_order_of_the_first():
    criteria = [a_criterion(id=one, advice=one) for one in ("alpha", "beta", "gamma")]
    pack = a_pack(rubrics=[a_rubric(criteria=criteria), another_rubric()])
    first = rated(0, evidence=[], missing=["beta", "alpha"])
    second = rated(0, evidence=[], missing=["gamma", "alpha"])
    judged = [(a_question(), one, NOT_ASKED) for one in (first, second)]
    row = folded(*judged, pack=pack).skills[0]
    assert [one.criterion for one in row.missing] == ["beta", "alpha", "gamma"]


def test_a_skill_carries_what_the_candidate_would_give_it():
    card = folded((a_question(), rated(2), NOT_ASKED), self_levels={"technical_fluency": Level(3)})
    assert [row.self_level for row in card.skills] == [Level.SOLID, None]


def test_follow_ups_are_kept_as_they_are():
    one = FollowedUp(
        question_number=1, probe=a_probe(), skill="technical_fluency", change=Change.HELD
    )
    assert folded((a_question(), rated(2), NOT_ASKED), follow_ups=(one,)).follow_ups == (one,)


def test_notes_carry_the_number_of_their_question():
    note = IntegrityNote(text="said more than once, counted once", quote="again")
    card = folded(*[(a_question(), rated(2), NOT_ASKED)] * 2, notes=[note])
    assert card.notes == (
        NumberedNote(question_number=1, note=note),
        NumberedNote(question_number=2, note=note),
    )


def test_the_scorecard_is_calibrated_when_every_judgement_is():
    judged = (a_question(), rated(2), NOT_ASKED)
    assert folded(judged, is_calibrated=True).is_calibrated is True
    assert folded(judged, is_calibrated=False).is_calibrated is False


def test_the_scorecard_names_its_rater():
    assert folded().rater == "fixed"


def test_a_skill_that_one_of_many_answers_showed_never_reads_no_evidence():
    silent = rated(0, evidence=[])
    outcome = tech(rated(1, evidence=[some_evidence()]), silent, silent).outcome
    assert (outcome.level, round(outcome.points, 2)) == (Level.WEAK, 0.33)
