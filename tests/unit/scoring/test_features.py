"""What can be counted in any answer."""

import pytest

from pminterview.domain.text import split_sentences
from pminterview.scoring.clauses import KindFinder, split_clauses
from pminterview.scoring.features import FEATURES, FeatureFinder

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
    seen = FINDER.find(answer, split_sentences(answer), question)
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


def test_an_empty_answer_has_nothing():
    assert counted("") == {}
