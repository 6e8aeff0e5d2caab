"""Finding indicators, each as a quote with its place."""

from pminterview.domain.text import split_sentences
from pminterview.scoring.evidence import IndicatorFinder, by_skill
from tests.builders import a_criterion, a_pack, a_rubric, an_indicator, another_rubric


def find(answer, pack):
    return IndicatorFinder(pack).find(answer, split_sentences(answer))


def quotes(answer, pack):
    return [sighting.evidence.quote for sighting in find(answer, pack)]


def one_pattern(pattern):
    criterion = a_criterion(indicators=[an_indicator(pattern=pattern)])
    return a_pack(rubrics=[a_rubric(criteria=[criterion]), another_rubric()])


def test_a_sighting_quotes_its_sentence_and_says_where_it_stands():
    answer = "  Well. We saw a latency of two seconds! Then lunch."
    (sighting,) = find(answer, one_pattern("latency"))
    assert sighting.skill == "technical_fluency"
    assert sighting.sentence == 1
    assert sighting.evidence.quote == "We saw a latency of two seconds"
    assert answer[sighting.evidence.start : sighting.evidence.end] == sighting.evidence.quote
    assert (sighting.evidence.criterion, sighting.evidence.indicator) == (
        "shared_language",
        "names_term",
    )


def test_sightings_come_in_the_order_of_the_answer(pack):
    answer = "The schema was old. The nurse saw the latency."
    assert [one.evidence.criterion for one in find(answer, pack)] == [
        "schema_named",
        "latency_named",
        "nurse_named",
    ]


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


def test_sightings_are_sorted_by_skill(pack):
    sorted_out = by_skill(find("The nurse saw the latency. The driver too.", pack))
    assert {
        skill: [one.evidence.criterion for one in sightings]
        for skill, sightings in sorted_out.items()
    } == {
        "technical_fluency": ["latency_named"],
        "user_empathy": ["nurse_named", "driver_named"],
    }
