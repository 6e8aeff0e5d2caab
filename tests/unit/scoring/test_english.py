"""Whether words make English sentences."""

from random import Random

import pytest

from pminterview.domain.text import split_sentences
from pminterview.scoring.english import is_word_list, refusal_for_form

STORY = (
    "The nurses logged in twice a shift and shared one password, because the scanner signed them"
    " out after two minutes. I watched three of them on a night shift and wrote down when it"
    " happened. Then we asked the supplier for a badge reader, and they signed in as themselves."
)


def refusal(answer):
    return refusal_for_form(answer, split_sentences(answer))


def test_prose_is_not_refused():
    assert refusal(STORY) is None


def test_prose_that_is_wrapped_where_a_narrow_window_ends_is_no_verse():
    words, lines = STORY.split(), []
    while words:
        lines.append(" ".join(words[:6]))
        del words[:6]
    assert len(lines) > 8
    assert refusal("\n".join(lines)) is None


@pytest.mark.parametrize("mark", ["- ", "* ", "3. ", "\u2022 "])
def test_a_list_of_points_is_no_verse(mark):
    points = [f"{mark}we asked the {who} about it," for who in "abcdefghij"]
    assert refusal("\n".join(points)) is None


def test_short_notes_on_lines_of_their_own_are_no_verse():
    notes = ["asked six nurses", "login too slow", "badge tap built with IT", "saved half a minute"]
    assert refusal("\n".join(f"{one} on day {at}." for at, one in enumerate(notes * 3))) is None


def test_short_lines_that_end_at_commas_are_verse():
    lines = ["The market stirs at break of day,", "a product like a little boat;"] * 4
    assert refusal("\n".join(lines)) == "verse"


def test_longer_lines_that_rhyme_are_verse():
    pairs = [("day", "say"), ("boat", "float"), ("night", "light"), ("call", "fall")]
    line = "and so the little team of engineers would meet and ask about the {}"
    assert refusal("\n".join(line.format(end) for pair in pairs for end in pair)) == "verse"


def test_a_template_with_its_gaps_left_open_is_refused():
    said = "At [company] I was the [role] for [product] when {} and I disagreed about the export."
    assert refusal(said.format("[colleague]")) == "a template with its gaps not filled in"
    assert refusal(said.format("[company]")) is None


def test_many_sentences_of_three_words_are_refused():
    assert refusal("We asked nurses. " * 12) == "no sentences in English"
    assert refusal("Then we asked nurses. " * 12) is None
    assert refusal("We asked nurses. " * 11) is None


def test_words_in_another_order_are_refused():
    words = STORY.lower().replace(".", "").replace(",", "").split()
    Random(3).shuffle(words)
    assert refusal(" ".join(words)) == "words out of order"


def test_a_slip_or_two_are_no_disorder():
    assert (
        refusal(STORY.replace("the scanner", "the the scanner").replace("a night", "a a")) is None
    )


def test_links_between_nothing_are_refused():
    said = "So it was that he did it because she did it, and then they did the same as before, and "
    assert refusal(said * 3) == "linking words with nothing between them"


def test_numbers_with_little_between_them_are_refused():
    said = " ".join(f"We charge {n} and then {n * 7} or {n + 40} a year for it." for n in range(9))
    assert refusal(said) == "mostly numbers"


def test_a_worked_sum_is_not_mostly_numbers():
    said = "At 4 euros a seat and 30 seats that is 120 euros a month, and hosting costs us 40. "
    rest = "So the small teams pay for themselves after the first month, and we can wait for more."
    assert refusal(said + rest + STORY) is None


def test_a_list_needs_both_signs():
    assert is_word_list(
        "roadmap stakeholders discovery personas latency retention pricing okrs".split()
    )
    assert not is_word_list("goal two seconds for people on old phones".split())
