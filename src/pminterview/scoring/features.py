"""What the general features are: plain names for what can be counted in any answer."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache, reduce
from operator import or_
from typing import assert_never

from pminterview.domain.calibration import WordLists
from pminterview.domain.text import Sentence, split_words
from pminterview.scoring.clauses import Clause, KindFinder, split_clauses
from pminterview.scoring.vocabulary import stems_in

_SHORT = 3
"""Letters. Words of a question that are no longer than that say nothing about it."""


class Unit(Enum):
    """What a feature counts."""

    CLAUSES = "clauses"
    SENTENCES = "sentences"
    CLAUSE_PERCENT = "% of the clauses"
    WORD_PERMILLE = "of 1000 words"
    DIFFERENT_WORDS = "different words"


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing to count: parts of the answer with all of these kinds, and none of those."""

    name: str
    label: str
    unit: Unit
    all_of: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    is_good: bool = True
    """Whether more of it can only raise a rating; otherwise it can only lower one."""


_CONCRETE = ("things", "places", "people", "software")
_EMPTY = ("business_talk", "praise", "vague", "self_description", "abstract")


def _clauses(
    name: str,
    label: str,
    *all_of: str,
    any_of: tuple[str, ...] = (),
    none_of: tuple[str, ...] = (),
) -> Feature:
    return Feature(name, label, Unit.CLAUSES, all_of, any_of, none_of)


def _sentences(name: str, label: str, *all_of: str) -> Feature:
    return Feature(name, label, Unit.SENTENCES, all_of)


def _percent(
    name: str,
    label: str,
    *all_of: str,
    is_good: bool,
    any_of: tuple[str, ...] = (),
    none_of: tuple[str, ...] = (),
) -> Feature:
    return Feature(name, label, Unit.CLAUSE_PERCENT, all_of, any_of, none_of, is_good)


FEATURES = (
    _clauses("acts", "something was done", "act"),
    _clauses("own_acts", "something you did", "act", "own"),
    _clauses("team_acts", "something your team did", "act", "team"),
    _clauses("people_acts", "people and what they did", "act", "people"),
    _clauses(
        "concrete_acts", "something done with people, things or places", "act", any_of=_CONCRETE
    ),
    _clauses("speech", "somebody said or asked something", "speech"),
    _clauses("finding_out", "something was found out", "finding_out"),
    _clauses("reason", "a reason is given", "reason"),
    _clauses("contrast", "something turned out otherwise", "contrast"),
    _clauses("choice", "a choice was made", "choice"),
    _clauses("trade_off", "something was given up", "trade_off"),
    _clauses("time", "it has a time", "time"),
    _clauses("places", "it has a place", "places"),
    _clauses("result", "something came of it", "result"),
    _clauses("lesson", "something was learned", "lesson"),
    _clauses("check", "something is checked or measured", "check"),
    _clauses("pain", "somebody had trouble", "pain"),
    _clauses("people_pain", "a person and their trouble", "people", "pain"),
    _clauses("money", "it is about money", "money"),
    _clauses("concrete", "people, things or places", any_of=_CONCRETE),
    _clauses("act_contrast", "an act against expectation", "act", "contrast"),
    _clauses(
        "substance",
        "acts, reasons, contrasts or troubles in plain words",
        any_of=("act", "contrast", "reason", "pain", "trade_off"),
        none_of=("business_talk", "vague", "praise"),
    ),
    _sentences("choice_reason", "a choice with its reason", "choice", "reason"),
    _sentences("choice_contrast", "a choice against something", "choice", "contrast"),
    _sentences("find_contrast", "found out to be otherwise", "finding_out", "contrast"),
    _sentences("act_reason", "an act with its reason", "past_acts", "reason"),
    _sentences("people_speech", "a person and what they said", "people", "speech"),
    _sentences("act_result", "an act and what came of it", "past_acts", "result"),
    _sentences("pain_act", "a trouble and what was done", "pain", "past_acts"),
    _percent("act_share", "share of acts", "act", is_good=True),
    _percent("concrete_share", "share of people, things, places", is_good=True, any_of=_CONCRETE),
    _percent(
        "plain_share",
        "share of plain words about something",
        is_good=True,
        any_of=_CONCRETE,
        none_of=_EMPTY,
    ),
    _percent("empty_share", "share of general talk", is_good=False, any_of=_EMPTY),
    _percent(
        "only_empty_share",
        "share of nothing but general talk",
        is_good=False,
        any_of=_EMPTY,
        none_of=(*_CONCRETE, "act"),
    ),
    _percent("modal_share", "share of would, should, could", "modal", is_good=False),
    _percent("self_share", "share of self-description", "self_description", is_good=False),
    _percent("praise_share", "share of praise words", "praise", is_good=False),
    _percent("business_share", "share of business talk", "business_talk", is_good=False),
    _percent("vague_share", "share of vague phrases", "vague", is_good=False),
    _percent("abstract_share", "share of abstract nouns", "abstract", is_good=False),
    Feature("praise_words", "praise words", Unit.WORD_PERMILLE, ("praise",), is_good=False),
    Feature(
        "business_words", "business words", Unit.WORD_PERMILLE, ("business_talk",), is_good=False
    ),
    Feature(
        "abstract_words",
        "abstract words",
        Unit.WORD_PERMILLE,
        any_of=("abstract", "abstract_ending"),
        is_good=False,
    ),
    Feature("long_words", "long words", Unit.WORD_PERMILLE, ("long",), is_good=False),
    Feature("own_words", "different words that carry meaning", Unit.DIFFERENT_WORDS),
    Feature("echo_words", "words of the question", Unit.WORD_PERMILLE, ("echo",), is_good=False),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """How much of a feature an answer has, and where."""

    feature: Feature
    value: int
    clauses: tuple[Clause, ...] = ()


_MOST_REMEMBERED_KINDS = 20_000
"""Combinations of kinds: a few hundred, in honest answers."""


class FeatureFinder:
    """Counts the general features of an answer; built once from the word lists."""

    def __init__(self, lists: WordLists) -> None:
        counted = {kind for one in FEATURES for kind in (*one.all_of, *one.any_of, *one.none_of)}
        self._kinds = KindFinder({name: lists[name] for name in lists if name in counted})
        bit = self._kinds.bit
        self._masks = [
            (feature, bit(*feature.all_of), bit(*feature.any_of), bit(*feature.none_of))
            for feature in FEATURES
        ]
        self._features: dict[int, tuple[int, ...]] = {}

    def find(
        self, answer: str, sentences: Sequence[Sentence], question: str, words: Sequence[str]
    ) -> tuple[Seen, ...]:
        """Return every feature with its value, in the order of FEATURES.

        The words are those of `own_words`.
        """
        kinds = [self._kinds.word_kinds(one.words, _telling_words(question)) for one in sentences]
        told = _different_clauses(answer, sentences, kinds)
        having = self._by_feature(told)
        sentence_counts = self._counts(Counter([reduce(or_, each, 0) for each in kinds]))
        word_kinds = Counter(
            kind
            for sentence, each in zip(sentences, kinds, strict=True)
            for word, kind in zip(sentence.words, each, strict=True)
            if not word.text[0].isdigit()
        )
        word_counts = self._counts(word_kinds)
        word_total = max(1, word_kinds.total())
        different = len(set(stems_in(words)))
        seen = []
        for at, (feature, *_) in enumerate(self._masks):
            match feature.unit:
                case Unit.SENTENCES:
                    seen.append(Seen(feature, sentence_counts[at]))
                case Unit.WORD_PERMILLE:
                    seen.append(Seen(feature, 1000 * word_counts[at] // word_total))
                case Unit.CLAUSES:
                    seen.append(Seen(feature, len(having[at]), tuple(having[at])))
                case Unit.CLAUSE_PERCENT:
                    seen.append(Seen(feature, 100 * len(having[at]) // max(1, len(told))))
                case Unit.DIFFERENT_WORDS:
                    seen.append(Seen(feature, different))
                case _:
                    assert_never(feature.unit)
        return tuple(seen)

    def _by_feature(self, clauses: Sequence[Clause]) -> list[list[Clause]]:
        """Return, for each feature, the clauses that have it."""
        having: list[list[Clause]] = [[] for _ in self._masks]
        for clause in clauses:
            for at in self._features_of(clause.kinds):
                having[at].append(clause)
        return having

    def _counts(self, kinds: Mapping[int, int]) -> list[int]:
        """Return, for each feature, how many words or sentences have it, counted by their kinds."""
        counts = [0] * len(self._masks)
        for one, count in kinds.items():
            for at in self._features_of(one):
                counts[at] += count
        return counts

    def _features_of(self, kinds: int) -> tuple[int, ...]:
        """Return the places of the features that words of these kinds have."""
        known = self._features.get(kinds)
        if known is None:
            known = tuple(at for at, (_, *masks) in enumerate(self._masks) if _has(kinds, masks))
            if len(self._features) >= _MOST_REMEMBERED_KINDS:
                self._features.clear()
            self._features[kinds] = known
        return known


def _different_clauses(
    answer: str, sentences: Sequence[Sentence], kinds: Sequence[Sequence[int]]
) -> tuple[Clause, ...]:
    """Return the clauses of all sentences, each once."""
    clauses: dict[tuple[str, ...], Clause] = {}
    for sentence, each in zip(sentences, kinds, strict=True):
        for clause in split_clauses(answer, sentence, each):
            clauses.setdefault(tuple([word.text for word in clause.words]), clause)
    return tuple(clauses.values())


@lru_cache(maxsize=64)  # many answers have the same question
def _telling_words(question: str) -> frozenset[str]:
    return frozenset([word.text for word in split_words(question) if len(word.text) > _SHORT])


def own_words(sentences: Sequence[Sentence], question: str) -> tuple[str, ...]:
    """Return the different words, without numbers and what the question says, in their order."""
    asked = _telling_words(question)
    words = dict.fromkeys(word.text for one in sentences for word in one.words)
    return tuple([word for word in words if word not in asked and not word[0].isdigit()])


def _has(kinds: int, masks: Sequence[int]) -> bool:
    all_of, any_of, none_of = masks
    return kinds & all_of == all_of and (not any_of or kinds & any_of != 0) and not kinds & none_of
