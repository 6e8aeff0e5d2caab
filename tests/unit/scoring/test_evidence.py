"""Finding indicators, each as a quote with its place."""

from pminterview.domain.text import split_sentences
from pminterview.scoring.evidence import IndicatorFinder
from tests.builders import a_criterion, a_pack, a_rubric, an_indicator, another_rubric


def find(answer, pack):
    found = IndicatorFinder(pack).find(split_sentences(answer))
    return [sighting for credited in found.values() for sighting in credited]


def quotes(answer, pack):
    return [answer[sighting.start : sighting.end] for sighting in find(answer, pack)]


def one_pattern(pattern):
    criterion = a_criterion(indicators=[an_indicator(pattern=pattern)])
    return a_pack(rubrics=[a_rubric(criteria=[criterion]), another_rubric()])


def test_a_sighting_says_what_it_shows_and_where_its_sentence_stands():
    answer = "  Well. We saw a latency of two seconds! Then lunch."
    (sighting,) = find(answer, one_pattern("latency"))
    assert (sighting.skill, sighting.criterion, sighting.indicator) == (
        "technical_fluency",
        "shared_language",
        "names_term",
    )
    assert answer[sighting.start : sighting.end] == "We saw a latency of two seconds"


def test_criteria_come_in_the_order_in_which_the_answer_shows_them(pack):
    answer = "The schema was old. The nurse saw the latency."
    assert [one.criterion for one in find(answer, pack)] == [
        "schema_named",
        "latency_named",
        "nurse_named",
    ]


def test_a_sentence_is_credited_for_two_criteria_of_a_skill(pack):
    answer = "The latency, the timeout, the rollback, the schema and the nurse."
    assert [one.criterion for one in find(answer, pack)] == [
        "latency_named",
        "timeout_named",
        "nurse_named",
    ]


def test_a_sentence_is_credited_once_for_a_criterion(pack):
    assert len(find("The latency of the latency. The latency.", pack)) == 2


def test_a_long_sentence_is_quoted_around_what_was_found():
    words = [f"w{number}" for number in range(40)]
    words[20] = "latency"
    (quote,) = quotes(" ".join(words), one_pattern("latency"))
    assert quote == " ".join(words[7:35])


def test_a_long_sentence_is_quoted_from_its_start_when_the_find_stands_there():
    words = ["latency", *(f"w{number}" for number in range(39))]
    assert quotes(" ".join(words), one_pattern("latency")) == [" ".join(words[:28])]


def test_a_long_sentence_is_quoted_to_its_end_when_the_find_stands_there():
    words = [*(f"w{number}" for number in range(39)), "latency"]
    assert quotes(" ".join(words), one_pattern("latency")) == [" ".join(words[12:])]


def test_a_find_that_spans_a_long_sentence_is_never_cut():
    words = ["rollback", *(f"w{number}" for number in range(36)), "latency", "at", "last"]
    (quote,) = quotes(" ".join(words), one_pattern("rollback & latency"))
    assert quote == " ".join(words[:38])
