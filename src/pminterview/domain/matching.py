"""Finding many patterns in one pass over a text.

Every word of the text is looked up once; only phrases that begin with it are tried. The work is
linear in the text, whatever the patterns are.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pminterview.domain.pattern import NUMBER, Pattern, Phrase
from pminterview.domain.text import Sentence, Word

_NUMBER_WORDS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"
    " hundreds thousand thousands million millions billion dozen dozens half third quarter twice"
    " double doubled halved percent".split()
)

_GroupKey = tuple[int, int]
"""Which pattern, and which of its groups."""

_Span = tuple[int, int]
"""First word, and one past the last, within a sentence."""


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found in a sentence: the words from the first to the last that matched."""

    pattern: int
    sentence: Sentence
    start: int
    end: int


class PatternIndex:
    """Patterns prepared for looking them all up at once; built once, then only read."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._group_counts = [len(pattern.groups) for pattern in patterns]
        self._phrases: dict[str, list[tuple[Phrase, _GroupKey]]] = defaultdict(list)
        for number, pattern in enumerate(patterns):
            for place, group in enumerate(pattern.groups):
                for phrase in group:
                    self._phrases[phrase[0]].append((phrase, (number, place)))
        self._longest_stem = max(
            (len(word) - 1 for word in self._phrases if word.endswith("*")), default=0
        )

    def find(self, sentence: Sentence) -> Iterator[Match]:
        """Yield at most one match a pattern, in the order of the patterns."""
        spans = self._group_spans(sentence.words)
        for number in sorted({number for number, _ in spans}):
            groups = [spans.get((number, place), []) for place in range(self._group_counts[number])]
            if chosen := _apart(groups):
                words = sentence.words
                start = min(first for first, _ in chosen)
                end = max(last for _, last in chosen)
                yield Match(number, sentence, words[start].start, words[end - 1].end)

    def _group_spans(self, words: Sequence[Word]) -> Mapping[_GroupKey, list[_Span]]:
        spans: dict[_GroupKey, list[_Span]] = defaultdict(list)
        for at, word in enumerate(words):
            for key in self._keys_for(word.text):
                for phrase, group in self._phrases[key]:
                    if _continues(phrase, words, at):
                        spans[group].append((at, at + len(phrase)))
        return spans

    def _keys_for(self, word: str) -> Iterator[str]:
        """Yield every way in which a pattern can begin with this word."""
        if word in self._phrases:
            yield word
        if NUMBER in self._phrases and is_number(word):
            yield NUMBER
        for length in range(2, min(len(word), self._longest_stem) + 1):
            if (stem := f"{word[:length]}*") in self._phrases:
                yield stem


def is_number(word: str) -> bool:
    """Tell whether a word is an amount: begins with a digit, or is a number word above one."""
    return word[0].isdigit() or word in _NUMBER_WORDS


def _continues(phrase: Phrase, words: Sequence[Word], at: int) -> bool:
    if at + len(phrase) > len(words):
        return False
    return all(
        _is_word(part, words[at + step].text) for step, part in enumerate(phrase[1:], start=1)
    )


def _is_word(part: str, word: str) -> bool:
    if part == NUMBER:
        return is_number(word)
    return word.startswith(part[:-1]) if part.endswith("*") else word == part


def _apart(groups: Sequence[Sequence[_Span]]) -> list[_Span] | None:
    """Choose one span a group so that none overlap; None if that cannot be done.

    Spans are tried in the order in which they end, so the first way to serve a set of groups is
    the one that leaves most room for the others. Groups are few: see `MOST_GROUPS`.
    """
    if not all(groups):
        return None
    candidates = [(span, 1 << place) for place, spans in enumerate(groups) for span in spans]
    ways: dict[int, list[_Span]] = {0: []}
    for span, group in sorted(candidates, key=lambda candidate: candidate[0][1]):
        for served, chosen in list(ways.items()):
            if not served & group and (not chosen or chosen[-1][1] <= span[0]):
                ways.setdefault(served | group, [*chosen, span])
    return ways.get((1 << len(groups)) - 1)
