"""What holds for words, sentences and shown text, whatever is typed."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from pminterview.domain.text import normalise, split_sentences, split_words, visible

# Letters whose upper case is another letter's upper case, not their own.
WITHOUT_CASE_OF_THEIR_OWN = "\u0131\u0345"

ANYTHING = st.text(st.characters(exclude_categories=()))
PROSE = st.text(st.sampled_from("abZ\u00e9\u0301'\u2019 .?!\n\t\r-*\u20221,)\"\U0001f600\u6211"))


@given(PROSE | ANYTHING)
def test_words_quote_their_text_exactly(text: str) -> None:
    for word in split_words(text):
        assert normalise(text[word.start : word.end]) == word.text


@given(PROSE | ANYTHING)
def test_sentences_hold_exactly_the_words_of_their_text(text: str) -> None:
    sentences = split_sentences(text)
    assert tuple(word for one in sentences for word in one.words) == split_words(text)


@given(PROSE | ANYTHING)
def test_sentences_are_never_empty_nor_longer_than_forty_words(text: str) -> None:
    assert all(1 <= len(one.words) <= 40 for one in split_sentences(text * 10))


@given(st.text(st.characters(exclude_characters=WITHOUT_CASE_OF_THEIR_OWN)))
def test_case_never_matters(text: str) -> None:
    key = [word.text for word in split_words(text)]
    assert [word.text for word in split_words(text.upper())] == key
    assert [word.text for word in split_words(text.lower())] == key


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_it_never_matters_whether_an_accent_is_a_character_of_its_own(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    assert [word.text for word in split_words(apart)] == [word.text for word in split_words(text)]


@given(ANYTHING)
def test_shown_text_can_be_encoded_and_drives_nothing(text: str) -> None:
    shown = visible(text)
    assert shown.encode("utf-8").decode("utf-8") == shown
    assert {char for char in shown if unicodedata.category(char) == "Cc"} <= {"\n", "\t"}
    assert {char for char in shown if unicodedata.bidirectional(char) in BIDIRECTIONAL} == set()


BIDIRECTIONAL = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}


@given(ANYTHING)
def test_shown_text_is_shown_the_same_again(text: str) -> None:
    assert visible(visible(text)) == visible(text)
