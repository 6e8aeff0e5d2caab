"""What holds for patterns and what they find, whatever is written."""

from hypothesis import given
from hypothesis import strategies as st

from pminterview.domain.matching import PatternIndex
from pminterview.domain.pattern import MOST_PHRASES, Pattern, PatternError, parse_pattern
from pminterview.domain.text import split_sentences
from pminterview.scoring.evidence import EvidenceFinder
from tests.builders import a_criterion, a_pack, a_rubric, an_indicator

PATTERN_LIKE = st.lists(
    st.sampled_from(["a", "b*", "ab*", "user", "<number>", "<", "(", ")", "|", "&", " ", "-", "'"])
).map("".join)
ALTERNATIVES = st.recursive(
    st.sampled_from(["a", "ab*", "user", "<number>", "don't", "trade-off*"]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(" | ".join),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]}) ({pair[1]})"),
    ),
    max_leaves=6,
)
WORDS = ["user", "users", "cap", "chose", "two", "3", "weeks", "the", "time", "out"]
PIECES = [*WORDS, "Chose", "CAP", ".", "?", "\n", "- ", "\u2019", "\u00e9", "\U0001f600", "\u6211"]
ANSWERS = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)
PATTERNS = st.sampled_from(
    ["user*", "cap & chose", "<number> weeks", "(time out | cap) & (user | users)", "the & the"]
)


def parsed(text: str) -> Pattern | PatternError:
    """Return a pattern, or why it is none."""
    try:
        return parse_pattern(text)
    except PatternError as error:
        return error


@given(PATTERN_LIKE | st.text())
def test_a_pattern_is_parsed_or_refused_with_a_place_inside_it(text: str) -> None:
    outcome = parsed(text)
    if isinstance(outcome, PatternError):
        assert 0 <= outcome.offset <= len(text)
    else:
        assert 1 <= sum(map(len, outcome.groups)) <= MOST_PHRASES
        assert all(phrase for group in outcome.groups for phrase in group)


@given(ALTERNATIVES)
def test_brackets_around_alternatives_change_nothing(text: str) -> None:
    assert parse_pattern(f"({text})").groups == parse_pattern(text).groups


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8))
def test_a_phrase_is_found_in_itself(words: list[str]) -> None:
    text = " ".join(words)
    (sentence,) = split_sentences(text)
    (match,) = PatternIndex([parse_pattern(text)]).find(sentence)
    assert (match.start, match.end) == (0, len(text))


@given(PATTERNS, ANSWERS)
def test_case_never_matters_for_matching(pattern: str, answer: str) -> None:
    index = PatternIndex([parse_pattern(pattern)])

    def places(text: str) -> list[tuple[int, int]]:
        return [
            (match.start, match.end) for one in split_sentences(text) for match in index.find(one)
        ]

    assert places(answer.upper()) == places(answer.lower()) == places(answer)


@given(PATTERNS, ANSWERS)
def test_a_match_lies_within_its_sentence(pattern: str, answer: str) -> None:
    index = PatternIndex([parse_pattern(pattern)])
    for sentence in split_sentences(answer):
        for match in index.find(sentence):
            assert sentence.start <= match.start < match.end <= sentence.end


@given(st.permutations(["(a|c)", "(a|b)", "(a|b|d)", "(c|d e)"]), st.permutations(list("abcde")))
def test_the_order_of_groups_never_matters(groups: list[str], words: list[str]) -> None:
    (sentence,) = split_sentences(" ".join(words))
    first = PatternIndex([parse_pattern(" & ".join(groups))])
    other = PatternIndex([parse_pattern(" & ".join(sorted(groups)))])
    assert len(list(first.find(sentence))) == len(list(other.find(sentence)))


FINDER = EvidenceFinder(
    a_pack(
        questions=a_pack().questions[:1],
        rubrics=[
            a_rubric(
                criteria=[
                    a_criterion(indicators=[an_indicator(id=f"i{at}", pattern=one)])
                    for at, one in enumerate(["user*", "cap & chose", "<number>", "the"])
                ]
            )
        ],
    )
)


@given(ANSWERS | st.text() | st.text().map(lambda text: f"the {text} user"))
def test_evidence_stands_in_the_answer(answer: str) -> None:
    credited_by_criterion, _ = FINDER.find(split_sentences(answer))
    for credited in credited_by_criterion.values():
        for sighting in credited:
            assert answer[sighting.start : sighting.end] != ""
