"""Why an answer was rated as it was."""

import re

import pytest

from pminterview.domain.rating import Rating
from pminterview.packs.calibration import load_calibration, load_word_lists
from pminterview.packs.load import load_pack
from pminterview.packs.locate import bundled_data
from pminterview.report.explain import render_explanation
from pminterview.scoring.rater import OfflineRater

PACK = load_pack(bundled_data())
QUESTION = PACK.questions_by_id["tech-skills-in-this-role"]
ANSWER = (
    "I asked the firmware team what happens when a locker is offline. They said the old code"
    " stays, so we chose a code that blocks after five wrong tries, because people stood in"
    " front of closed doors. [bold] It was great [/oops]."
)


@pytest.fixture(scope="module")
def judgement():
    """Return how the answer is rated."""
    data = bundled_data()
    rater = OfflineRater(PACK, load_calibration(data), load_word_lists(data))
    return rater.rate(QUESTION, ANSWER)


@pytest.fixture
def explanation(judgement, rendered):
    """Return the explanation as lines of 200 columns."""
    return rendered(render_explanation(QUESTION, ANSWER, judgement, PACK), width=200)


def test_the_answer_is_there_with_its_passages_in_numbered_brackets(explanation):
    assert "[1: I asked the firmware team what happens when a locker is offline]" in re.sub(
        r"\n  ", " ", explanation
    )


def test_markup_in_an_answer_stays_text(explanation):
    assert "[bold] It was great [/oops]" in re.sub(r"\n  ", " ", explanation)


def test_each_ledger_adds_up_as_it_is_printed(explanation):
    ledger = explanation.split("Technical fluency: ")[1].split("\n\n")[0]
    *lines, total = re.findall(r"^  ([+-]\d\.\d{3}) ", ledger, re.MULTILINE)
    assert sum(round(float(line) * 1000) for line in lines) == round(float(total) * 1000)


def test_what_counts_for_all_skills_is_told_once_and_adds_up(explanation):
    shared = explanation.split("For each skill that was asked for\n")[1].split("\n\n")[0]
    *lines, total = re.findall(r"^  ([+-]\d\.\d{3}) ", shared, re.MULTILINE)
    assert len(lines) > 1
    assert sum(round(float(line) * 1000) for line in lines) == round(float(total) * 1000)
    assert explanation.count(f"{total} what counts for every skill, see above") == 2


def test_a_question_for_one_skill_has_one_whole_ledger(rendered):
    data = bundled_data()
    rater = OfflineRater(PACK, load_calibration(data), load_word_lists(data))
    question = PACK.questions_by_id["technical-expertise-that-helped"]
    judged = rater.rate(question, ANSWER)
    text = rendered(render_explanation(question, ANSWER, judged, PACK, number=3), width=200)
    assert text.startswith("Answer 3: Give me an example")
    assert "see above" not in text


def test_overall_comes_last_with_its_own_ledger(explanation):
    assert "technical_fluency, 1 part of 2" in explanation.split("Overall: ")[1]


def test_what_was_not_found_is_named_and_how_far_the_next_level_is(explanation, judgement):
    rating = judgement.outcomes["technical_fluency"]
    assert isinstance(rating, Rating)
    assert "Looked for and not recognised: " in explanation
    assert f"short of level {rating.level + 1}." in explanation


def test_a_skipped_answer_is_explained_too(rendered):
    data = bundled_data()
    rater = OfflineRater(PACK, load_calibration(data), load_word_lists(data))
    text = rendered(render_explanation(QUESTION, "", rater.rate(QUESTION, ""), PACK), width=200)
    assert "(no answer)" in text
    assert "+0.000 = Overall" in text


def test_an_answer_that_is_not_rated_says_why(rendered):
    data = bundled_data()
    rater = OfflineRater(PACK, load_calibration(data), load_word_lists(data))
    judged = rater.rate(QUESTION, "Latency, cost.")
    text = rendered(render_explanation(QUESTION, "Latency, cost.", judged, PACK), width=200)
    assert "Overall: not rated: too little text: 2 words, at least 8 are needed" in text
