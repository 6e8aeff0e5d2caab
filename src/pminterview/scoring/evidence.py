"""Finding the indicators of a pack in an answer, each as a quote with its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pminterview.domain.matching import Match, PatternIndex
from pminterview.domain.pack import Pack
from pminterview.domain.text import Sentence

_LONGEST_QUOTE_WORDS = 28
_CRITERIA_A_SENTENCE = 2
"""One sentence may show at most this many criteria of a skill: a list is not an argument."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One indicator in one sentence, and the passage to quote for it."""

    skill: str
    criterion: str
    indicator: str
    start: int
    end: int


class IndicatorFinder:
    """Looks for every indicator of a pack at once; built once for a pack."""

    def __init__(self, pack: Pack) -> None:
        found = [
            ((rubric.skill, criterion.id, indicator.id), indicator.pattern)
            for rubric in pack.rubrics
            for criterion in rubric.criteria
            for indicator in criterion.indicators
        ]
        self._places = [place for place, _ in found]
        self._index = PatternIndex([pattern for _, pattern in found])

    def find(self, sentences: Sequence[Sentence]) -> Mapping[str, Sequence[Sighting]]:
        """Return what is credited for each criterion, in the order of the answer.

        A criterion is credited once a sentence, and a sentence for two criteria of a skill.
        """
        credited: dict[str, list[Sighting]] = {}
        for sentence in sentences:
            for sighting in self._in_sentence(sentence):
                credited.setdefault(sighting.criterion, []).append(sighting)
        return credited

    def _in_sentence(self, sentence: Sentence) -> Sequence[Sighting]:
        kept: dict[str, Sighting] = {}
        shown: dict[str, int] = {}
        for match in self._index.find(sentence):
            skill, criterion, indicator = self._places[match.pattern]
            if criterion not in kept and shown.get(skill, 0) < _CRITERIA_A_SENTENCE:
                kept[criterion] = Sighting(skill, criterion, indicator, *_quoted(match))
                shown[skill] = shown.get(skill, 0) + 1
        return tuple(kept.values())


def _quoted(match: Match) -> tuple[int, int]:
    """Return the sentence around a match, cut to a readable length without cutting the match."""
    words = match.sentence.words
    if len(words) <= _LONGEST_QUOTE_WORDS:
        return match.sentence.start, match.sentence.end
    first = next(at for at, word in enumerate(words) if word.start >= match.start)
    last = next(at for at, word in enumerate(words) if word.end >= match.end)
    spare = max(0, _LONGEST_QUOTE_WORDS - (last - first + 1))
    first_shown = max(0, min(first - spare // 2, len(words) - _LONGEST_QUOTE_WORDS))
    last_shown = min(len(words) - 1, max(last, first_shown + _LONGEST_QUOTE_WORDS - 1))
    return words[min(first, first_shown)].start, words[last_shown].end
