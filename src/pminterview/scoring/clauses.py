"""Clauses, and which kinds of words each holds: what the general features count."""

import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass

from pminterview.domain.calibration import WordLists
from pminterview.domain.matching import PhraseTrie
from pminterview.domain.pattern import Phrase
from pminterview.domain.text import Sentence, Word, split_words

_BREAK = re.compile(r"[,;:()\u2014\u2013\n]| - ")
_OPENERS = frozenset(
    "and but because so then which when if while until although though since that where who after"
    " before or".split()
)
_SHORTEST_BEFORE_OPENER = 4
"""Words. Speech has no commas: there a clause also ends where such a word begins the next."""
_SHORTEST = 2

_NOT_ACTS = frozenset(
    "need feed speed indeed hundred exceed proceed succeed based related advanced detailed"
    " complicated experienced dedicated skilled united interested involved committed motivated"
    " excited tired bored limited unlimited required needed focused oriented used".split()
)
_SHORTEST_ACT = 5
_LONG_WORD = 9
_ABSTRACT_ENDINGS = (
    *("tion", "tions", "ment", "ments", "ness", "ity", "ities", "ance", "ence", "ship", "ism"),
)
_LONGEST_ENDING = 6
_MOST_REMEMBERED_WORDS = 50_000


@dataclass(frozen=True, slots=True)
class Clause:
    """A few words that say one thing."""

    words: tuple[Word, ...]
    kinds: int
    """Bits of `KindFinder.bit`."""

    @property
    def start(self) -> int:
        """Return the offset of its first character."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Return the offset after its last character."""
        return self.words[-1].end


class KindFinder:
    """Tells which kinds of words stand in a text; built once from the word lists."""

    def __init__(self, lists: WordLists) -> None:
        self._bits = {name: 1 << at for at, name in enumerate([*lists, *_FORMS])}
        self._trie = PhraseTrie([tuple(_phrase(entry) for entry in lists[name]) for name in lists])
        self._kind_of: dict[str, int] = {}

    def bit(self, *kinds: str) -> int:
        """Return the bits of these kinds; a kind without a list has none."""
        return sum(self._bits.get(kind, 0) for kind in kinds)

    def word_kinds(self, words: Sequence[Word], asked: Container[str]) -> list[int]:
        """Return the kinds of each word, counting a phrase for the word it begins with."""
        kinds = [self._own_kind(word.text) for word in words]
        for hit in self._trie.find(words):
            kinds[hit.first] |= hit.groups
        acts, act, echo = self._bits.get("past_acts", 0), self._bits["act"], self._bits["echo"]
        return [
            kind | (act if kind & acts else 0) | (echo if word.text in asked else 0)
            for kind, word in zip(kinds, words, strict=True)
        ]

    def _own_kind(self, word: str) -> int:
        kind = self._kind_of.get(word)
        if kind is None:
            kind = sum(self._bits[name] for name, is_kind in _FORMS.items() if is_kind(word))
            if len(self._kind_of) < _MOST_REMEMBERED_WORDS and len(word) < _LONG_WORD * 4:
                self._kind_of[word] = kind
        return kind


def _is_act(word: str) -> bool:
    return len(word) >= _SHORTEST_ACT and word.endswith("ed") and word not in _NOT_ACTS


_FORMS: dict[str, Callable[[str], bool]] = {
    "act": _is_act,
    "long": lambda word: len(word) >= _LONG_WORD,
    "abstract_ending": lambda word: (
        len(word) > _LONGEST_ENDING and word.endswith(_ABSTRACT_ENDINGS)
    ),
    "echo": lambda _word: False,
}
"""Kinds that are told from the word itself; `echo` is told from the question."""


def split_clauses(answer: str, sentence: Sentence, kinds: Sequence[int]) -> Iterator[Clause]:
    """Yield the clauses of a sentence whose words have these kinds."""
    first = 0
    words = sentence.words
    for at in range(1, len(words) + 1):
        if at == len(words) or _begins_clause(answer, words, first, at):
            if at - first >= _SHORTEST:
                together = 0
                for kind in kinds[first:at]:
                    together |= kind
                yield Clause(words[first:at], together)
            first = at


def _begins_clause(answer: str, words: Sequence[Word], first: int, at: int) -> bool:
    if at - first >= _SHORTEST_BEFORE_OPENER and words[at].text in _OPENERS:
        return True
    gap = answer[words[at - 1].end : words[at].start]
    return gap != " " and _BREAK.search(gap) is not None


def _phrase(entry: str) -> Phrase:
    return tuple(word.text for word in split_words(entry))
