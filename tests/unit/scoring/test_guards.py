"""What is not rated, and what is dropped before rating."""

import pytest

from pminterview.domain.rating import IntegrityNote
from pminterview.scoring.guards import guard
from tests.builders import a_question

QUESTION = a_question(text="Search got slow. What would you ask the engineers about it first?")
HONEST = "I asked the engineers why the search was slow for people on old phones."


def refusal(answer):
    return guard(answer, QUESTION).refusal


def sentences(answer):
    guarded = guard(answer, QUESTION)
    return [answer[one.start : one.end] for one in guarded.sentences]


def test_an_ordinary_answer_is_rated_whole():
    guarded = guard(f"{HONEST} Then we cut the pictures.", QUESTION)
    assert guarded.refusal is None
    assert guarded.notes == ()
    assert len(guarded.sentences) == 2


@pytest.mark.parametrize("answer", ["", "   \n", "...", "?! -- \u2014"])
def test_an_answer_without_words_is_refused(answer):
    assert refusal(answer) == "nothing of its own to rate"


def test_seven_words_are_too_few():
    assert (
        refusal("I asked the engineers what was slow.")
        == "too little text: 7 words, at least 8 are needed"
    )


def test_eight_words_are_enough():
    assert refusal("I asked the engineers what was slow there.") is None


def test_the_question_repeated_is_no_answer():
    guarded = guard("What would you ask the engineers about it first?", QUESTION)
    assert guarded.refusal == "nothing of its own to rate"
    assert guarded.notes == (
        IntegrityNote(
            text="repeats the question, not counted",
            quote="What would you ask the engineers about it first",
        ),
    )


def test_the_question_is_dropped_from_in_front_of_an_answer():
    answer = f"What would you ask the engineers about it first? {HONEST}"
    assert sentences(answer) == [HONEST.removesuffix(".")]


def test_the_question_in_capitals_and_other_typography_is_still_the_question():
    answer = "WHAT \u2014 would you ask... the engineers about it, first?"
    assert sentences(answer) == []


def test_taking_up_some_words_of_the_question_is_no_copy():
    assert sentences("What I would ask the engineers first is who notices that it is slow.") == [
        "What I would ask the engineers first is who notices that it is slow"
    ]


def test_two_words_of_the_question_are_no_copy():
    assert sentences(f"The engineers. {HONEST}") == ["The engineers", HONEST.removesuffix(".")]


def test_a_sentence_said_again_counts_once_and_is_noted_once():
    guarded = guard(f"{HONEST} {HONEST} {HONEST.upper()}", QUESTION)
    assert len(guarded.sentences) == 1
    assert guarded.notes == (
        IntegrityNote(text="said more than once, counted once", quote=HONEST.removesuffix(".")),
    )


def test_saying_little_again_and_again_is_still_too_little():
    assert refusal("I asked them. " * 9) == "too little text: 3 words, at least 8 are needed"


@pytest.mark.parametrize(
    "answer",
    [
        "roadmap, KPIs, stakeholders, discovery, personas, latency, retention, pricing, OKRs",
        "Roadmap. KPIs. Stakeholders. Discovery. Personas. Latency. Retention. Pricing. OKRs.",
        "roadmap\nKPIs\nstakeholders\ndiscovery\npersonas\nlatency\nretention\npricing\nOKRs",
        "prioritise roadmap align stakeholders define KPIs measure retention and iterate fast",
    ],
)
def test_a_list_of_keywords_is_refused(answer):
    assert refusal(answer) == "a list of words, not sentences"


@pytest.mark.parametrize(
    "notes",
    [
        "- asked 6 nurses, login too slow\n- badge tap built with IT\n"
        "- 40 s saved per visit, nurses happy",
        "* talked to 5 drivers\n* they lose signal in tunnels\n* offline mode first, maps later",
        "1. who calls search\n2. logs: p95 at 6 s\n3. cut pictures\n4. 2 s after that",
        "Goal: 2 s. Who: people on old phones. Cut: pictures. Check: support calls after 2 weeks.",
    ],
)
def test_honest_short_notes_are_not_refused(notes):
    assert refusal(notes) is None


@pytest.mark.parametrize(
    "answer",
    [
        "We find problem is cache old, customer see wrong price, angry call. I make small fix.",
        "Sorry for my english. I go to warehouse and look how people work, is very slow there.",
        "i ask developer why slow he say database no index so we make index then fast",
        "Users they was not understand button so I changed him and after this good.",
    ],
)
def test_clumsy_english_is_not_refused(answer):
    assert refusal(answer) is None


def test_a_word_in_front_of_the_question_does_not_make_it_ones_own():
    assert sentences("Well, what would you ask the engineers about it first?") == []


def test_a_sentence_that_begins_like_the_question_and_goes_on_is_ones_own():
    answer = "What would you ask the engineers about it when it is only slow for some of them"
    assert sentences(answer) == [answer]
