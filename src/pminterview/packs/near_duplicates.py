"""Questions that are nearly the same, found without comparing each with each."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pminterview.domain.text import split_words

_ALIKE = 0.7


def near_duplicates(texts: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """Yield pairs of texts that are alike: the first, the second, and how much (0-1)."""
    seen: dict[str, list[int]] = defaultdict(list)
    words = [frozenset(word.text for word in split_words(text)) for text in texts]
    for second, own in enumerate(words):
        for first in sorted({at for word in own for at in seen[word]}):
            alike = len(own & words[first]) / len(own | words[first])
            if alike >= _ALIKE:
                yield first, second, alike
        for word in own:
            seen[word].append(second)
