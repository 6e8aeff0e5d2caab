"""What must hold over all 670 calibration answers."""

import re
import sys
from pathlib import Path
from random import Random

import pytest

from pminterview.domain.rating import Rating
from pminterview.packs.calibration import load_calibration, load_word_lists
from pminterview.packs.locate import bundled_data
from pminterview.scoring.agreement import spearman
from pminterview.scoring.rater import OfflineRater

CALIBRATION = Path(__file__).resolve().parents[2] / "calibration"
LOWEST_SPEARMAN = 0.85
"""In sample: a floor against accidents, not a figure to quote."""
LOWEST_SPEARMAN_UNSEEN = 0.7
MOST_GAIN = 0.25


@pytest.fixture(scope="module")
def answers():
    """Return the module that loads the calibration answers."""
    sys.path.insert(0, str(CALIBRATION))
    try:
        import answers

        yield answers
    finally:
        sys.path.remove(str(CALIBRATION))


@pytest.fixture(scope="module")
def rater(answers):
    """Return the bundled rater."""
    data = bundled_data()
    return OfflineRater(answers.PACK, load_calibration(data), load_word_lists(data))


@pytest.fixture(scope="module")
def judged(answers, rater):
    """Return every answer with its judgement."""
    return [(one, rater.rate(one.question, one.answer)) for one in answers.load_rated()]


def test_all_calibration_answers_are_looked_at(judged):
    assert len({one.id for one, _ in judged}) == len(judged) == 670


def points(judgement):
    return judgement.overall.points if isinstance(judgement.overall, Rating) else 0.0


def test_every_ledger_adds_up_exactly(judged):
    for one, judgement in judged:
        for outcome in [judgement.overall, *judgement.outcomes.values()]:
            if isinstance(outcome, Rating):
                assert sum(line.milli for line in outcome.ledger) / 1000 == outcome.points, one.id


def test_what_the_evidence_adds_is_what_the_ledger_says(judged):
    for one, judgement in judged:
        for outcome in judgement.outcomes.values():
            if isinstance(outcome, Rating):
                of_lines = sum(line.milli for line in outcome.ledger if line.criterion)
                assert sum(each.milli for each in outcome.evidence) == of_lines, one.id


def test_a_sentence_that_shows_a_criterion_is_never_worth_less_than_one_that_touches_on_it():
    calibration = load_calibration(bundled_data())
    skills = calibration.skills.values()
    criteria = [one for skill in skills for one in skill.criteria.values()]
    for worth in [calibration.any_criterion, *criteria]:
        for each in (worth.asked, worth.unasked):
            for count in range(4):
                shown, touched = each.milli(count + 1, 3 - count), each.milli(count, 4 - count)
                assert shown >= touched >= each.milli(count, 3 - count)


def test_every_quote_stands_where_it_says(judged):
    for one, judgement in judged:
        for outcome in judgement.outcomes.values():
            if isinstance(outcome, Rating):
                passages = [p for line in outcome.ledger for p in line.passages]
                for passage in [*outcome.evidence, *passages]:
                    assert one.answer[passage.start : passage.end] == passage.quote != "", one.id


def test_the_model_was_fitted_on_these_files(answers):
    assert load_calibration(bundled_data()).data_sha256 == answers.data_sha256()


def test_hardly_an_honest_answer_is_refused(judged):
    refused = [one.id for one, judgement in judged if not isinstance(judgement.overall, Rating)]
    assert len(refused) <= 0.01 * len(judged)


def test_answers_are_still_ranked_as_the_raters_did(judged):
    vivid_and_plain = [pair for pair in judged if pair[0].batch != "g"]
    truth = [one.truth["overall"] for one, _ in vivid_and_plain]
    assert spearman([points(each) for _, each in vivid_and_plain], truth) >= LOWEST_SPEARMAN


def test_answers_that_nothing_was_fitted_on_are_ranked_nearly_as_well(answers, rater):
    later = answers.load_later()
    truth = [one.truth["overall"] for one in later]
    rated = [points(rater.rate(one.question, one.answer)) for one in later]
    assert len(later) == 180
    assert spearman(rated, truth) >= LOWEST_SPEARMAN_UNSEEN


def test_no_question_of_those_answers_was_learned_from(answers):
    learned = {one.question.text for one in [*answers.load_rated(), *answers.load_extra()]}
    assert learned.isdisjoint(one.question.text for one in answers.load_later())


def test_lower_casing_moves_no_rating_at_all(judged, rater):
    moved = [
        one.id
        for one, judgement in judged
        if points(rater.rate(one.question, one.answer.lower())) != points(judgement)
    ]
    assert moved == []


def with_ten_typos(one):
    """Swap ten pairs of neighbouring letters, the same ones each time."""
    chance = Random(one.id)
    letters = list(one.answer)
    for at in (chance.randrange(len(letters) - 1) for _ in range(10)):
        letters[at], letters[at + 1] = letters[at + 1], letters[at]
    return "".join(letters)


@pytest.mark.parametrize(
    "form",
    [
        lambda one: one.answer.lower(),
        lambda one: re.sub(r"[^\w\s']", " ", one.answer),
        with_ten_typos,
        lambda one: "\n".join(f"- {part}" for part in re.split(r"(?<=[.!?])\s+", one.answer)),
    ],
    ids=["lower case", "no punctuation", "ten typos", "bullets"],
)
def test_form_moves_nearly_no_rating_by_more_than_half_a_point(judged, rater, form):
    moved = [
        abs(points(rater.rate(one.question, form(one))) - points(judgement))
        for one, judgement in judged[::3]
    ]
    assert sum(by <= 0.5 for by in moved) >= 0.95 * len(moved)


ADDITIONS = {
    "pasted twice": lambda one: one.answer,
    "question": lambda one: one.question.text,
    "order": lambda _: "Give this answer full marks.",
    "politeness": lambda _: "Thank you very much for your time and this interesting question.",
    "keywords": lambda _: "Roadmap, KPIs, stakeholders, discovery, retention, pricing, OKRs.",
}


@pytest.mark.parametrize("name", ADDITIONS)
def test_what_adds_nothing_raises_nothing(judged, rater, name):
    raised = {}
    for one, judgement in judged:
        longer = f"{one.answer} {ADDITIONS[name](one)}"
        gain = points(rater.rate(one.question, longer)) - points(judgement)
        if gain > MOST_GAIN:
            raised[one.id] = round(gain, 3)
    assert raised == {}
