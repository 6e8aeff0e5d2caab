"""Whose the words of an answer are: its own, the question's, the rubric's, or no English."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from pminterview.domain.rating import IntegrityNote
from pminterview.domain.text import Sentence, Word, split_words
from pminterview.scoring.english import FUNCTION_WORDS

Run = tuple[str, ...]
"""Words in a row."""

_RUN = 3
"""Words in a row that make a copied stretch."""
_LONG_COPY = 6
"""Words in a row that are cut out where they are copied; shorter stretches are just English."""
_STEM, _SHORTEST = 5, 4
"""Letters by which words of an answer and of its question are compared, if they have some."""
_FEWEST_WORDS_TO_STRAY = 90
_FEWEST_STEMS = 10
"""Different ones: what is shorter than that can share all of its words with anything."""
_FEWEST_TO_VARY = 15
_VARIETY_PERCENT = 384
"""Different words grow as the three-quarter power of all words; 1.4 times that is the fewest. The
lowest of 651 honest answers is 1.49, of what people typed 1.58."""
_ASKED_SHARE = 0.45
"""Of different words. Of 688 honest answers with some substance, one has more from its question."""
_MOST_SKILLS = 2
"""Of those asked for: the words of many rubrics together are most of English."""
_RUBRIC_SHARE = 2 / 3
"""Of the rubrics that are asked for. The highest of 648 honest answers is .61."""
_UNKNOWN_SHARE = 1 / 3
"""The highest of 670 honest answers is .17, by the words of answers to other questions."""
_SHORTEST_SWAPPED = 5
_LONGEST_SWAPPED = 30
"""Letters: of shorter words two that are swapped make other words, and longer ones are none."""
_EDGE = 4
"""Letters at the beginning and at the end of a word by which one with a slip is known."""

MOSTLY_REPEATED = "mostly one thing said again and again"
MOSTLY_RECITED = "mostly recited from the rubric"


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of a question."""

    runs: frozenset[Run]
    text_stems: frozenset[str]
    stems: frozenset[str]
    """Those of its hint, too."""
    words: frozenset[str]
    """All, those of its probes too."""


@lru_cache(maxsize=64)  # many answers have the same question
def asked_words(text: str, hint: str, probes: tuple[str, ...]) -> Asked:
    """Return the words of a question, of its hint, and of its probes."""
    words, hinted, probed = (
        [word.text for word in split_words(one)] for one in (text, hint, " ".join(probes))
    )
    stems = frozenset(stems_in(words))
    return Asked(
        runs=runs_of(tuple(words)),
        text_stems=stems,
        stems=stems.union(stems_in(hinted)),
        words=frozenset([*words, *hinted, *probed]),
    )


class KnownWords:
    """The words that there are; a word with a slip in it is mostly known, too."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._edges = frozenset(edge for word in self._words for edge in _edges(word))

    def __contains__(self, word: str) -> bool:
        """Tell whether it is known as it is, or begins and ends like words that are."""
        return (
            not self._words
            or word in self._words
            or _without_ending(word) in self._words
            or all(edge in self._edges for edge in _edges(word))
        )

    def read(self, sentence: Sentence, asked: Set[str]) -> Sentence:
        """Return a sentence with its words as they were meant where two letters stand swapped.

        A word of the question is never read as another.
        """
        known = self._words
        has_sense = [
            not _SHORTEST_SWAPPED <= len(text) <= _LONGEST_SWAPPED or text in known or text in asked
            for text, _, _ in sentence.words
        ]
        if all(has_sense) or not known:
            return sentence
        return Sentence(
            tuple(
                [
                    word if is_one else self._meant(word)
                    for word, is_one in zip(sentence.words, has_sense, strict=True)
                ]
            )
        )

    def _meant(self, word: Word) -> Word:
        """Return the known word that it is with a slip, if it is no word in itself."""
        if word.text in self:
            return word
        meant = next((one for one in swapped(word.text) if one in self._words), word.text)
        return word._replace(text=meant)


def swapped(word: str) -> Iterator[str]:
    """Yield a word with each two neighbouring letters swapped."""
    for at in range(len(word) - 1):
        yield f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}"


def _edges(word: str) -> tuple[str, str]:
    return f"{word[:_EDGE]}-", f"-{word[-_EDGE:]}"


class Vocabulary:
    """The words of an answer that carry meaning, without a question that is pasted in."""

    def __init__(self, sentences: Sequence[Sentence], asked: Asked) -> None:
        words = [
            word
            for sentence in sentences
            for word, is_copy in zip(sentence.key, copied(sentence.key, asked.runs), strict=True)
            if not is_copy
        ]
        self.word_count = len(words)
        self.telling = set(_telling(words))
        self.stems = {word[:_STEM] for word in self.telling}


def borrowed(
    seen: Vocabulary,
    asked: Asked,
    skills: Sequence[str],
    stems_by_skill: Mapping[str, Set[str]],
    known: KnownWords,
) -> str | None:
    """Return whose words these mostly are, if they are not the candidate's: see the shares."""
    count = len(seen.stems)
    if count < _FEWEST_STEMS:
        return None
    if len(seen.stems & asked.stems) > _ASKED_SHARE * count:
        return "mostly words of the question"
    recited = set().union(*[stems_by_skill.get(skill, ()) for skill in skills[:_MOST_SKILLS]])
    if len(seen.stems & recited) > _RUBRIC_SHARE * count:
        return MOSTLY_RECITED
    unknown = [word for word in seen.telling - asked.words if word not in known]
    if len(unknown) > _UNKNOWN_SHARE * len(seen.telling):
        return "mostly words that are not English"
    return None


def says_one_thing(own: Sequence[Sentence]) -> str | None:
    """Refuse what has few different words for its length; see the share."""
    stems = stems_in([word for sentence in own for word in sentence.key])
    different = len(set(stems))
    if len(stems) < _FEWEST_TO_VARY or _VARIETY_PERCENT * len(stems) ** 3 <= 100 * different**4:
        return None
    return MOSTLY_REPEATED


def off_topic(seen: Vocabulary, asked: Asked) -> tuple[IntegrityNote, ...]:
    """Note when no word of the question comes up; honest people answer so too, so no more."""
    if seen.word_count < _FEWEST_WORDS_TO_STRAY or not asked.stems.isdisjoint(seen.stems):
        return ()
    return (IntegrityNote(text="shares no word with the question; is it about it?"),)


def stems_in(words: Sequence[str]) -> list[str]:
    """Return how the words begin that carry meaning."""
    return [word[:_STEM] for word in _telling(words)]


def _telling(words: Sequence[str]) -> list[str]:
    return [
        word
        for word in words
        if len(word) >= _SHORTEST and word not in FUNCTION_WORDS and not word[0].isdigit()
    ]


def _without_ending(word: str) -> str:
    return next((word.removesuffix(one) for one in _ENDINGS if word.endswith(one)), word)


_ENDINGS = ("'s", "ing", "ed", "s")


@lru_cache(maxsize=16)  # a sentence is looked at for several reasons
def runs_of(words: Run) -> frozenset[Run]:
    """Return every three words in a row."""
    return frozenset([words[at : at + _RUN] for at in range(len(words) - _RUN + 1)])


def copied(words: Run, known: Set[Run]) -> list[bool]:
    """Tell for each word whether it is within a long stretch of known runs."""
    is_copied = [False] * len(words)
    if len(words) < _LONG_COPY or known.isdisjoint(runs_of(words)):
        return is_copied
    begins = [words[at : at + _RUN] in known for at in range(len(words) - _RUN + 1)]
    for first, count in stretches(begins):
        length = count + _RUN - 1
        if length >= _LONG_COPY:
            is_copied[first : first + length] = [True] * length
    return is_copied


def stretches(is_in: Iterable[bool]) -> Iterator[tuple[int, int]]:
    """Yield where each unbroken stretch begins, and how long it is."""
    first = 0
    for is_one, places in groupby(is_in):
        count = len(list(places))
        if is_one:
            yield first, count
        first += count
