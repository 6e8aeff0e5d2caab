"""Texts that say nearly the same, found without comparing each with each.

Two texts are alike as far as they share words. A word that few texts hold counts more than one that
many hold, and a word that only joins others counts least. Texts that are alike share some of their
rarest words: three of them together are looked up, and whoever shares such three is compared word
for word. Each three lead to a bounded number of texts, so the work grows with the number of texts
and not with its square.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from pminterview.domain.text import normalise

ALIKE = 0.7
"""Similarity from which two texts are called near-duplicates."""

_WORD = re.compile(r"[^\W_]+")
_RARE_WORDS = 7
"""Words of a text that are looked up, the rarest first, three at a time."""
_FEW_WORDS = 5
"""Up to here any of them are looked up together: there may be no three that are shared."""
_MOST_HOLDERS = 10
"""Texts that words looked up together lead to: the first that hold them."""
_MOST_COMPARED = 20
"""Texts that one is compared with: those that share most of what is looked up."""
_LONGEST = 1_000
"""Characters that are looked at: nobody reads more aloud."""
_STEM = 7
"""Characters of a word that count: `engineering` is as good as `engineers`."""
_JOINING_WORDS = frozenset(
    "a about after all also an and any are as at be been but by can could did do does for from get"
    " give got had has have he her his how i if in into is it its just me more most my new no not"
    " now of on one or our out over say she should so some tell than that the their them then there"
    " they this time to two up us was we were what when where which who whom why will with would"
    " you your".split()
)
_WEIGHT_OF_MEANING = 3
"""A word that means something counts at least so much more than one that joins others."""


def near_duplicates(texts: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """Yield pairs (first, second, similarity from 0 to 1) in the order of the second.

    Each text is the second of at most one pair: with the earlier text most like it, and with the
    first of several that are equally like it. So a hundred copies are ninety-nine pairs. Texts
    without words are like no other.
    """
    bags = [_words(text) for text in texts]
    weights = _weights(bags)
    originals: dict[frozenset[str], int] = {}
    holders: dict[str, tuple[int, ...]] = {}
    for second, bag in enumerate(bags):
        if not bag or bag in originals:
            if bag:
                yield originals[bag], second, 1.0
            continue
        originals[bag] = second
        keys = _keys(bag, weights)
        found = Counter(first for key in keys for first in holders.get(key, ()))
        alike = [
            (_similarity(bags[first], bag, weights), -first)
            for first, _ in found.most_common(_MOST_COMPARED)
        ]
        similarity, first = max(alike, default=(0.0, 0))
        if similarity >= ALIKE:
            yield -first, second, similarity
        for key in keys:
            if len(held_by := holders.get(key, ())) < _MOST_HOLDERS:
                holders[key] = (*held_by, second)


def _words(text: str) -> frozenset[str]:
    """Return the words of a text, each once, in the form that is compared."""
    return frozenset(map(_form, _WORD.findall(normalise(text[:_LONGEST]))))


def _form(word: str) -> str:
    if word in _JOINING_WORDS or len(word) <= len("its") or not word.isalpha():
        return word
    return word[:_STEM].removesuffix("s")


def _weights(bags: Sequence[frozenset[str]]) -> Mapping[str, int]:
    """Return what each word counts: one more each time that half as many texts hold it.

    Whole numbers, so that sums are the same in any order and on any machine.
    """
    counts = Counter(word for bag in bags for word in bag)
    return {
        word: 1
        if word in _JOINING_WORDS
        else _WEIGHT_OF_MEANING + (len(bags) // count).bit_length()
        for word, count in counts.items()
    }


def _similarity(one: frozenset[str], other: frozenset[str], weights: Mapping[str, int]) -> float:
    shared = sum([weights[word] for word in one & other])
    return shared / sum([weights[word] for word in one | other])


def _keys(bag: frozenset[str], weights: Mapping[str, int]) -> list[str]:
    """Return the words that are looked up together."""
    rare = sorted(bag, key=lambda word: (-weights[word], word))[:_RARE_WORDS]
    sizes = range(1, len(bag) + 1) if len(bag) <= _FEW_WORDS else (3,)
    return [" ".join(words) for size in sizes for words in combinations(rare, size)]
