"""What must hold for every answer, tried on many."""

from hypothesis import given
from hypothesis import strategies as st

from pminterview.domain.rating import NotRated, Rating
from pminterview.packs.calibration import load_calibration, load_word_lists
from pminterview.packs.load import load_pack
from pminterview.packs.locate import bundled_data
from pminterview.scoring.rater import OfflineRater
from tests.unit.scoring.conftest import WORDS

NAMES = [*WORDS["technical_fluency"], *WORDS["user_empathy"]]
FRAMES = (
    "I saw how the {} had changed after lunch.",
    "Nobody else would talk about a {} in that room.",
    "When we asked, it was the {} that came up first.",
    "Their {} is why this took so long for us.",
    "You can not plan around any {} like that one.",
    "Then someone went and drew the {} on a wall.",
    "For him our {} was just a word, so I explained it.",
    "If there is one {} too many, people leave.",
)
sentences = [frame.format(name) for frame, name in zip(FRAMES, NAMES, strict=True)]
sentence = st.sampled_from(sentences)
answers = st.lists(sentence, min_size=1, max_size=6, unique=True)
anything = st.text(
    st.sampled_from("abc latency nurse.\n-,'\u2019\U0001f600\u00e9\u0301\x00\x1b\u4e2d1")
    | st.characters(),
    max_size=200,
)

BUNDLED = load_pack(bundled_data())
BUNDLED_RATER = OfflineRater(
    BUNDLED, load_calibration(bundled_data()), load_word_lists(bundled_data())
)


def points(outcomes):
    return {
        skill: outcome.points if isinstance(outcome, Rating) else None
        for skill, outcome in outcomes.items()
    }


def test_repeating_a_sentence_never_raises(rater, pack):
    @given(answers, st.data())
    def check(said, data):
        again = data.draw(st.sampled_from(said))
        once = rater.rate(pack.questions[0], " ".join(said))
        twice = rater.rate(pack.questions[0], " ".join([*said, again.upper()]))
        assert twice.outcomes == once.outcomes

    check()


def test_another_sentence_never_lowers_a_level(rater, pack):
    @given(answers, sentence)
    def check(said, more):
        before = points(rater.rate(pack.questions[0], " ".join(said)).outcomes)
        after = points(rater.rate(pack.questions[0], " ".join([*said, more])).outcomes)
        assert all(
            after[skill] is not None and after[skill] >= had
            for skill, had in before.items()
            if had is not None
        )

    check()


def test_the_order_of_sentences_never_matters(rater, pack):
    @given(answers.flatmap(lambda said: st.tuples(st.just(said), st.permutations(said))))
    def check(orders):
        one, other = (rater.rate(pack.questions[0], " ".join(said)) for said in orders)
        assert points(one.outcomes) == points(other.outcomes)

    check()


def test_padding_never_raises(rater, pack):
    @given(answers)
    def check(said):
        padding = "In the end it is all about people and what they do with it."
        plain = rater.rate(pack.questions[0], " ".join(said))
        padded = rater.rate(pack.questions[0], " ".join([*said, padding]))
        assert points(plain.outcomes) == points(padded.outcomes)

    check()


def test_case_and_typography_never_matter(rater, pack):
    @given(answers)
    def check(said):
        plain = rater.rate(pack.questions[0], " ".join(said))
        shouted = rater.rate(pack.questions[0], "\u201c" + "  \t".join(said).upper() + "\u201d")
        assert points(plain.outcomes) == points(shouted.outcomes)

    check()


def test_evidence_quotes_the_answer_exactly_whatever_it_is():
    @given(anything | answers.map(" ".join))
    def check(answer):
        for outcome in BUNDLED_RATER.rate(BUNDLED.questions[0], answer).outcomes.values():
            if isinstance(outcome, Rating):
                for one in outcome.evidence:
                    assert answer[one.start : one.end] == one.quote != ""

    check()


def test_every_skill_gets_a_level_within_its_range_or_a_reason():
    @given(anything | answers.map(" ".join))
    def check(answer):
        outcomes = BUNDLED_RATER.rate(BUNDLED.questions[0], answer).outcomes
        assert list(outcomes) == [rubric.skill for rubric in BUNDLED.rubrics]
        for outcome in outcomes.values():
            match outcome:
                case Rating():
                    assert 0 <= outcome.low <= outcome.level <= outcome.high <= 4
                case NotRated():
                    assert outcome.not_rated

    check()


def test_no_sentence_shows_more_than_two_criteria_of_a_skill():
    @given(answers.map(" ".join))
    def check(answer):
        for outcome in BUNDLED_RATER.rate(BUNDLED.questions[0], answer).outcomes.values():
            if isinstance(outcome, Rating):
                starts = [one.start for one in outcome.evidence]
                assert all(starts.count(start) <= 2 for start in starts)

    check()
