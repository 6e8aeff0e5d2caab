"""Finding many patterns in one pass over a text.

All phrases of all patterns are merged into one tree, which is walked from every word. The work is
linear in the text, whatever the patterns are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from pminterview.domain.pattern import NUMBER, REACH, Group, Pattern, Phrase
from pminterview.domain.text import Sentence, Word

_NUMBER_WORDS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"
    " hundreds thousand thousands million millions billion dozen dozens half third quarter twice"
    " double doubled halved percent".split()
)

_Node = dict[str, Any]
"""What may follow; under `_END` the bits of the groups that have a phrase ending here."""

_END = ""
_Keys = tuple[str, ...]
"""Every way in which phrases write a word."""
_Span = tuple[int, int]
"""First word, and one past the last, within a run of words."""

_MOST_REMEMBERED_WORDS = 50_000
_LONGEST_REMEMBERED_WORD = 40
_MOST_REMEMBERED_ENDS = 20
"""Next words that lead nowhere, for each place in the tree but the first: the commonest."""


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found in a sentence: the words from the first to the last that matched."""

    pattern: int
    start: int
    end: int


class Hit(NamedTuple):
    """Phrases that begin and end at the same words: bit `n` stands for group `n`."""

    first: int
    end: int
    """One past the last word."""
    groups: int


class PhraseTrie:
    """Groups of phrases, merged so that one walk over the words finds all of them."""

    def __init__(self, groups: Sequence[Group]) -> None:
        root: _Node = {}
        for number, group in enumerate(groups):
            for phrase in group:
                _add(root, phrase, 1 << number)
        self._start = _Place([root], _MOST_REMEMBERED_WORDS)
        self._words = frozenset(word for group in groups for phrase in group for word in phrase)
        stems = (len(word) - 1 for word in self._words if word.endswith("*"))
        self._longest_stem = max(stems, default=0)
        self._keys: dict[str, _Keys] = {}

    def find(self, words: Sequence[Word]) -> list[Hit]:
        """Return every phrase of every group, in the order of the words."""
        known, starts, count = self._keys, self._start.following, len(words)
        keys = [known[word] if word in known else self._keys_for(word) for word, _, _ in words]
        hits: list[Hit] = []
        for first, key in enumerate(keys):
            place = starts[key]
            at = first + 1
            while place:
                if place.groups:
                    hits.append(Hit(first, at, place.groups))
                if at == count:
                    break
                place = place.following[keys[at]]
                at += 1
        return hits

    def _keys_for(self, word: str) -> _Keys:
        """Return every way in which a phrase can write this word; mostly none."""
        longest = min(len(word), self._longest_stem)
        stems = (f"{word[:length]}*" for length in range(2, longest + 1))
        keys = tuple([one for one in (word, *stems) if one in self._words])
        if NUMBER in self._words and is_number(word):
            keys = (*keys, NUMBER)
        if len(self._keys) >= _MOST_REMEMBERED_WORDS:
            self._keys.clear()
        if len(word) <= _LONGEST_REMEMBERED_WORD:
            self._keys[word] = keys
        return keys


class _Place:
    """Where a walk over some words has led, in one branch of the tree or in several."""

    __slots__ = ("following", "groups")

    def __init__(self, nodes: Sequence[_Node], most_remembered: int) -> None:
        self.groups = reduce(or_, [node.get(_END, 0) for node in nodes])
        self.following = _Following(nodes, most_remembered)


class _Following(dict[_Keys, _Place | None]):
    """Where each next word leads; worked out when it first comes up.

    What leads somewhere is remembered, and of what leads nowhere so much.
    """

    __slots__ = ("_most_remembered", "_nodes")

    def __init__(self, nodes: Sequence[_Node], most_remembered: int) -> None:
        super().__init__()
        self._nodes, self._most_remembered = nodes, most_remembered

    def __missing__(self, keys: _Keys) -> _Place | None:
        nodes = [node[key] for node in self._nodes for key in keys if key in node]
        place = _Place(nodes, _MOST_REMEMBERED_ENDS) if nodes else None
        if nodes or len(self) < self._most_remembered:
            self[keys] = place
        return place


def _add(root: _Node, phrase: Phrase, bit: int) -> None:
    node = root
    for word in phrase:
        node = node.setdefault(word, {})
    node[_END] = node.get(_END, 0) | bit


class PatternIndex:
    """Patterns prepared for looking them all up at once."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        groups = [group for pattern in patterns for group in pattern.groups]
        self._trie = PhraseTrie(groups)
        self._bits: list[list[list[int]]] = []
        used = 0
        for pattern in patterns:
            self._bits.append(_chains(pattern, used))
            used += len(pattern.groups)
        self._by_rarest = {
            _rarest(pattern, chains): (at, sum(sum(chain) for chain in chains))
            for at, (pattern, chains) in enumerate(zip(patterns, self._bits, strict=True))
        }
        self._rarest = sum(self._by_rarest)

    def find(self, sentence: Sentence) -> Iterator[Match]:
        """Yield at most one match a pattern, in the order of the patterns."""
        words = sentence.words
        hits = self._trie.find(words)
        found = 0
        for hit in hits:
            found |= hit.groups
        rest = found & self._rarest
        while rest:  # from the lowest bit on: patterns come up in their order
            rarest = rest & -rest
            rest ^= rarest
            number, wanted = self._by_rarest[rarest]
            if found & wanted == wanted:
                chains = [_chain_spans(hits, chain) for chain in self._bits[number]]
                if all(chains) and (chosen := _apart(chains)):
                    start = min(first for first, _ in chosen)
                    end = max(last for _, last in chosen)
                    yield Match(number, words[start].start, words[end - 1].end)


def _chains(pattern: Pattern, used: int) -> list[list[int]]:
    """Return the bits of the groups, those together that follow each other soon."""
    chains: list[list[int]] = []
    for place, is_soon in enumerate(pattern.is_soon):
        if is_soon:
            chains[-1].append(1 << (used + place))
        else:
            chains.append([1 << (used + place)])
    return chains


def _rarest(pattern: Pattern, chains: Sequence[Sequence[int]]) -> int:
    """Return the bit of the group that a sentence likely lacks: that with most letters a phrase."""
    bits = [bit for chain in chains for bit in chain]
    letters = [
        sum(len(word) for phrase in group for word in phrase) / len(group)
        for group in pattern.groups
    ]
    return bits[letters.index(max(letters))]


def _chain_spans(hits: Sequence[Hit], chain: Sequence[int]) -> list[_Span]:
    """Return where groups follow each other soon, from the first word to the last."""
    spans = _spans(hits, chain[0])
    for bit in chain[1:]:
        following = _spans(hits, bit)
        spans = [
            (first, other_end)
            for first, end in spans
            for other_first, other_end in following
            if 0 <= other_first - end <= REACH
        ]
        spans = list(dict.fromkeys(spans))
    return spans


def _spans(hits: Sequence[Hit], bit: int) -> list[_Span]:
    return [(hit.first, hit.end) for hit in hits if hit.groups & bit]


def is_number(word: str) -> bool:
    """Tell whether a word is an amount: begins with a digit, or is a number word above one."""
    return word[0].isdigit() or word in _NUMBER_WORDS


def _apart(groups: Sequence[Sequence[_Span]]) -> list[_Span] | None:
    """Choose one span a group so that none overlap; None if that cannot be done.

    Spans are tried in the order in which they end, so the first way to serve a set of groups is
    the one that leaves most room for the others. Groups are few: see `MOST_GROUPS`.
    """
    if len(groups) == 1:
        return [min(groups[0], key=lambda span: (span[1], span[0]))]
    candidates = [(span, 1 << place) for place, spans in enumerate(groups) for span in spans]
    ways: dict[int, list[_Span]] = {0: []}
    for span, group in sorted(candidates, key=lambda candidate: candidate[0][1]):
        for served, chosen in list(ways.items()):
            if not served & group and (not chosen or chosen[-1][1] <= span[0]):
                ways.setdefault(served | group, [*chosen, span])
    return ways.get((1 << len(groups)) - 1)
