"""Words and sentences with their places; and text that cannot drive a terminal."""

import pytest

from pminterview.domain.text import Sentence, Word, normalise, split_sentences, split_words, visible


def words(text: str) -> list[str]:
    """Return the words of a text as they stand in it."""
    return [text[word.start : word.end] for word in split_words(text)]


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, each from its first to its last word."""
    return [text[one.start : one.end] for one in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("?! ... \u2014", []),
        ("We shipped it.", ["We", "shipped", "it"]),
        ("don't, don\u2019t", ["don't", "don\u2019t"]),
        ("the users' wish", ["the", "users", "wish"]),
        ("'quoted'", ["quoted"]),
        ("rock'n'roll", ["rock'n'roll"]),
        ("trade-off and/or", ["trade", "off", "and", "or"]),
        ("snake_case", ["snake", "case"]),
        ("3.5 10,000 2024-01-02", ["3.5", "10,000", "2024", "01", "02"]),
        ("40k 3rd 5%", ["40k", "3rd", "5"]),
        ("b2b v2.1", ["b2b", "v2", "1"]),
        ("so \U0001f600 glad", ["so", "glad"]),
        ("glad\U0001f600so", ["glad", "so"]),
        ("\u6211\u4eec \u51b3\u5b9a\u3002", ["\u6211\u4eec", "\u51b3\u5b9a"]),
        ("cafe\u0301s", ["cafe\u0301s"]),
        ("nai\u0308ve users", ["nai\u0308ve", "users"]),
        ("l'e\u0301te\u0301", ["l'e\u0301te\u0301"]),
        ("o\u0323\u0302 x", ["o\u0323\u0302", "x"]),
        ("\u0301alone", ["alone"]),
        ("3e\u0301", ["3e\u0301"]),
    ],
)
def test_words_stand_where_they_are_said_to_stand(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_words_are_counted_from_the_offset_of_their_text() -> None:
    assert split_words("So it", offset=10) == (Word("so", 10, 12), Word("it", 13, 15))


@pytest.mark.parametrize(
    ("word", "normal"),
    [
        ("LaTeNcY", "latency"),
        ("Don\u2019t", "don't"),
        ("Stra\u00dfe", "strasse"),
        ("cafe\u0301", "caf\u00e9"),
        ("CAFE\u0301", "caf\u00e9"),
        ("\u03a3\u03a3", "\u03c3\u03c3"),
    ],
)
def test_words_are_compared_without_case_and_typography(word: str, normal: str) -> None:
    assert normalise(word) == normal


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("...", []),
        ("No full stop", ["No full stop"]),
        ("One. Two! Three? Four\u2026 Five", ["One", "Two", "Three", "Four", "Five"]),
        ("It took 3.5 weeks.", ["It took 3.5 weeks"]),
        (
            "He said \u201cno.\u201d Then \u2018yes.\u2019 So.",
            ["He said \u201cno", "Then \u2018yes", "So"],
        ),
        ("(It broke.) We left.", ["It broke", "We left"]),
        ("Really?! Yes", ["Really", "Yes"]),
        ("One .Two", ["One .Two"]),
        ("a line\nthat goes on", ["a line\nthat goes on"]),
        ("a title\n\na line", ["a title", "a line"]),
        ("a title\n  \t\na line", ["a title", "a line"]),
        ("a title\r\n\r\na line", ["a title", "a line"]),
        ("first:\n- one\n* two\n\u2022 three\n # four", ["first", "one", "two", "three", "four"]),
        ("first\n1) one\n 12) two", ["first", "1) one", "12) two"]),
        ("it brought\n3.5 million", ["it brought\n3.5 million"]),
        ("it took\n123) weeks", ["it took\n123) weeks"]),
        ("So \U0001f600. And", ["So", "And"]),
    ],
)
def test_sentences_end_where_people_would_say_so(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_speech_without_full_stops_is_cut_after_forty_words() -> None:
    counts = [len(one.words) for one in split_sentences("and then " * 50)]
    assert counts == [40, 40, 20]


def test_forty_words_are_one_sentence() -> None:
    assert [len(one.words) for one in split_sentences("then " * 40)] == [40]


def test_the_key_of_a_sentence_is_the_same_whatever_stands_between_its_words() -> None:
    first, second = split_sentences("Don't wait. DON\u2019T - wait!")
    assert first.key == second.key == ("don't", "wait")


def test_a_sentence_reaches_from_its_first_to_its_last_word() -> None:
    sentence = Sentence((Word("so", 3, 5), Word("it", 6, 8)))
    assert (sentence.start, sentence.end) == (3, 8)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain text, caf\u00e9, \u6211, \U0001f600", "plain text, caf\u00e9, \u6211, \U0001f600"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x07\x00\x7f", "\\x07\\x00\\x7f"),
        ("\x9b31m\x85", "\\x9b31m\\x85"),
        ("a\u202eb\u2066c\u200fd\u061ce", "a\\u202eb\\u2066c\\u200fd\\u061ce"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("\r\r\n", "\n\n"),
        ("\ud800 \udc80", "\\ud800 \\udc80"),
        ("back\\slash", "back\\slash"),
    ],
)
def test_what_could_drive_a_terminal_is_spelled_out(text: str, shown: str) -> None:
    assert visible(text) == shown
