"""What can be counted in any answer."""

import pytest

from pminterview.domain.text import split_sentences, split_words
from pminterview.scoring.clauses import KindFinder, split_clauses
from pminterview.scoring.features import FEATURES, FeatureFinder, own_words

LISTS = {
    "past_acts": ("went", "sat"),
    "own": ("i",),
    "people": ("nurse",),
    "reason": ("because", "which-meant"),
    "business_talk": ("synergy",),
    "praise": ("great",),
}
FINDER = FeatureFinder(LISTS)


def counted(answer, question="Why?"):
    """Return the value of every feature that is there, by name."""
    sentences = split_sentences(answer)
    seen = FINDER.find(answer, sentences, question, own_words(sentences, question))
    return {one.feature.name: one.value for one in seen if one.value}


def clauses(answer):
    """Return the words of each clause."""
    finder = KindFinder(LISTS)
    return [
        " ".join(word.text for word in clause.words)
        for sentence in split_sentences(answer)
        for clause in split_clauses(answer, sentence, finder.word_kinds(sentence.words, ()))
    ]


def test_a_clause_ends_at_a_comma_and_a_single_word_is_none():
    assert clauses("We went home, and so, they sat down") == [
        "we went home",
        "and so",
        "they sat down",
    ]


def test_without_commas_a_clause_ends_where_a_linking_word_begins_the_next():
    assert clauses("we went home late and they sat down because it rained") == [
        "we went home late",
        "and they sat down",
        "because it rained",
    ]


def test_a_dash_between_words_ends_a_clause_and_a_hyphen_does_not():
    assert clauses("the drop-down was slow - we left") == ["the drop down was slow", "we left"]


def test_a_linking_word_after_three_words_ends_no_clause():
    assert clauses("we went home and sat") == ["we went home and sat"]


@pytest.mark.parametrize("mark", [",", ";", ":", " (", ")", "\u2014", " \u2013 ", "\n"])
def test_marks_that_end_a_clause(mark):
    assert clauses(f"we sat{mark} they went") == ["we sat", "they went"]


@pytest.mark.parametrize("mark", [" ", "  ", "/", "-", " \u201c"])
def test_marks_that_end_no_clause(mark):
    assert clauses(f"we sat{mark}they went") == ["we sat they went"]


def test_a_clause_stands_where_its_words_stand():
    answer = "So, we went home."
    (sentence,) = split_sentences(answer)
    (clause,) = split_clauses(answer, sentence, [0b001, 0b010, 0b100, 0b010])
    assert (answer[clause.start : clause.end], clause.kinds) == ("we went home", 0b110)


KINDS = KindFinder({"past_acts": ("went",), "reason": ("which-meant",)})


def kinds(text, *asked):
    """Return the names of the kinds of each word."""
    names = ("past_acts", "reason", "act", "long", "abstract_ending", "echo")
    of_words = KINDS.word_kinds(split_words(text), asked)
    return [{name for name in names if kind & KINDS.bit(name)} for kind in of_words]


def test_kinds_are_told_from_the_lists_the_form_and_the_question():
    assert kinds("we went which meant organisation", "we") == [
        {"echo"},
        {"past_acts", "act"},
        {"reason"},
        set(),
        {"long", "abstract_ending"},
    ]


def test_bits_of_kinds_are_their_own_and_those_of_no_kind_are_none():
    assert KINDS.bit("past_acts", "act") == KINDS.bit("past_acts") | KINDS.bit("act")
    assert KINDS.bit("unheard") == KINDS.bit() == 0


def test_without_a_list_of_acts_they_are_told_from_their_ending():
    finder = KindFinder({})
    assert finder.word_kinds(split_words("asked went"), ()) == [finder.bit("act"), 0]


@pytest.mark.parametrize("length", [9, 35, 36, 400])
def test_a_word_has_the_same_kinds_each_time_it_comes_up(length):
    word = "x" * (length - 2) + "ed"
    assert kinds(f"{word} {word}") == [{"act", "long"}] * 2


def test_features_have_names_and_labels_of_their_own():
    assert (
        len({one.name for one in FEATURES}) == len({one.label for one in FEATURES}) == len(FEATURES)
    )


def test_acts_are_told_from_their_ending_or_from_the_list():
    assert counted("We asked the man, they went home")["acts"] == 2


@pytest.mark.parametrize("word", ["indeed", "based", "red", "exceed"])
def test_words_that_only_look_like_acts_are_none(word):
    assert "acts" not in counted(f"the thing {word} it")


def test_the_same_clause_counts_once():
    assert counted("The nurse went home, the nurse went home")["people_acts"] == 1


def test_a_phrase_is_found_as_it_is_written_with_hyphens():
    assert counted("It broke which meant trouble")["reason"] == 1


def test_plain_substance_has_no_business_talk():
    assert "substance" not in counted("we asked for synergy")
    assert counted("we asked for help")["substance"] == 1


def test_shares_are_in_whole_percent_of_the_clauses():
    assert counted("the nurse went home, it was great, then it was over")["act_share"] == 33


def test_words_are_counted_in_a_thousand():
    assert counted("it was a great thing to see there")["praise_words"] == 125


def test_words_of_the_question_are_told_from_it():
    assert counted("about the login we talk", "What about your login?")["echo_words"] == 400


def test_a_sentence_may_hold_an_act_and_its_reason_in_two_clauses():
    assert counted("We sat down there, because it rained.")["act_reason"] == 1


def test_long_and_abstract_words_are_told_from_their_form():
    found = counted("the organisation of happiness in a cat")
    assert (found["long_words"], found["abstract_words"]) == (285, 285)


@pytest.mark.parametrize(("word", "is_one"), [("ability", True), ("nation", False)])
def test_a_noun_is_abstract_by_its_ending_from_seven_letters_on(word, is_one):
    assert ("abstract_ending" in kinds(word)[0]) is is_one


def test_an_empty_answer_has_nothing():
    assert counted("") == {}


def test_words_are_told_once_without_numbers_and_what_the_question_says():
    sentences = split_sentences("We cut the price, and the price of 12 trucks was cut.")
    assert own_words(sentences, "What price do you ask?") == (
        "we",
        "cut",
        "the",
        "and",
        "of",
        "trucks",
        "was",
    )


def test_different_words_that_carry_meaning_count_once_and_without_those_of_the_question():
    answer = "The nurse moved the trolley, and the nurse moved it again at 12:30. What price?"
    assert counted(answer, "What is the price?")["own_words"] == 3
