"""Finding indicators, each as a quote with its place."""

from pminterview.domain.calibration import EvidenceModel, EvidenceModels
from pminterview.domain.text import split_sentences
from pminterview.scoring.evidence import EvidenceFinder, stems_of
from tests.builders import a_criterion, a_pack, a_rubric, an_indicator, another_rubric


def find(answer, pack):
    credited, _ = EvidenceFinder(pack).find(split_sentences(answer))
    return [sighting for sightings in credited.values() for sighting in sightings]


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


def test_on_what_else_it_shows_of_a_skill_a_sentence_only_touches(pack):
    answer = "The latency, the timeout, the rollback, the schema and the nurse."
    _, touched = EvidenceFinder(pack).find(split_sentences(answer))
    assert list(touched) == ["rollback_named", "schema_named"]


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


def models(shown=0, touched=-1000, **criteria):
    """Return models of criteria, each given as where it starts, and weights of stems."""
    return EvidenceModels(
        shown_milli=shown,
        touched_milli=touched,
        criteria={
            name: EvidenceModel(start_milli=start, indicator_milli=500, stems=stems)
            for name, (start, stems) in criteria.items()
        },
    )


def found(answer, pack, evidence):
    """Return what is credited and what is touched on, as criterion, indicator and margin."""
    kinds = EvidenceFinder(pack, evidence).find(split_sentences(answer))
    return tuple(
        [
            (one.criterion, one.indicator, one.margin_milli)
            for those in kind.values()
            for one in those
        ]
        for kind in kinds
    )


def test_words_alone_can_show_a_criterion(pack):
    evidence = models(latency_named=(-500, {"slow": 2000}))
    credited, touched = found("It went slow.", pack, evidence)
    # three stems and two pairs: 2000 / sqrt(5) is 894
    assert credited == [("latency_named", None, 394)]
    assert touched == []


def test_an_indicator_that_the_words_do_not_bear_out_only_touches(pack):
    evidence = models(latency_named=(-600, {"waite": -100}))
    credited, touched = found("The latency waited.", pack, evidence)
    assert credited == []
    assert touched == [("latency_named", "latency_seen", -145)]


def test_below_what_touches_nothing_is_seen(pack):
    evidence = models(latency_named=(-1501, {}))
    assert found("The latency waited.", pack, evidence) == ([], [])


def test_a_criterion_without_a_model_goes_by_its_indicators(pack):
    evidence = models(latency_named=(-9000, {}))
    credited, _ = found("The latency and the timeout.", pack, evidence)
    assert credited == [("timeout_named", "timeout_seen", 0)]


def test_of_the_criteria_of_a_skill_a_sentence_shows_those_it_shows_best(pack):
    evidence = models(latency_named=(10, {}), timeout_named=(30, {}), schema_named=(20, {}))
    credited, _ = found("So it goes.", pack, evidence)
    assert [criterion for criterion, *_ in credited] == ["timeout_named", "schema_named"]


def test_models_add_up_each_for_itself(pack):
    evidence = models(
        touched=-99_000,
        latency_named=(0, {"slow": 3_000, "it": -7_000}),
        nurse_named=(0, {"slow": -3_000, "it": 7_000, "it slow": 1_000}),
    )
    credited, touched = found("It slow.", pack, evidence)
    assert credited == [("nurse_named", None, 2886)]
    assert touched == [("latency_named", None, -2310)]


def test_without_known_words_only_the_start_counts(pack):
    credited, _ = found("Nothing of that.", pack, models(latency_named=(7, {"slow": 9000})))
    assert credited == [("latency_named", None, 7)]


def test_stems_are_the_beginnings_of_words_and_of_pairs_each_once():
    assert stems_of(("waiting", "for", "12", "12.5", "waiting", "for")) == (
        "waiti",
        "for",
        "<number>",
        "waiti for",
        "for <number>",
        "<number> <number>",
        "<number> waiti",
    )


def test_a_long_sentence_shown_by_words_is_quoted_around_the_word_that_tells_most(pack):
    words = [f"w{'x' * at}" for at in range(40)]
    words[20] = "slow"
    answer = " ".join(words)
    evidence = models(latency_named=(0, {"slow": 9000, "w": 10}))
    credited, _ = EvidenceFinder(pack, evidence).find(split_sentences(answer))
    (one,) = credited["latency_named"]
    assert answer[one.start : one.end] == " ".join(words[7:35])
