"""Finding the indicators of a pack in an answer, each as a quote with its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pminterview.domain.matching import Match, PatternIndex
from pminterview.domain.pack import Pack
from pminterview.domain.rating import Evidence
from pminterview.domain.text import Sentence

_LONGEST_QUOTE_WORDS = 28


@dataclass(frozen=True, slots=True)
class Sighting:
    """One indicator in one sentence."""

    skill: str
    sentence: int
    """Which sentence of the answer; 0 is the first."""
    evidence: Evidence


class IndicatorFinder:
    """Looks for every indicator of a pack at once; built once for a pack."""

    def __init__(self, pack: Pack) -> None:
        self._places = [
            (rubric.skill, criterion.id, indicator.id)
            for rubric in pack.rubrics
            for criterion in rubric.criteria
            for indicator in criterion.indicators
        ]
        self._index = PatternIndex(
            [
                indicator.pattern
                for rubric in pack.rubrics
                for criterion in rubric.criteria
                for indicator in criterion.indicators
            ]
        )

    def find(self, answer: str, sentences: Sequence[Sentence]) -> tuple[Sighting, ...]:
        """Return every sighting, in the order of the answer."""
        return tuple(
            self._sighting(answer, number, match)
            for number, sentence in enumerate(sentences)
            for match in self._index.find(sentence)
        )

    def _sighting(self, answer: str, number: int, match: Match) -> Sighting:
        skill, criterion, indicator = self._places[match.pattern]
        start, end = _quoted(match)
        evidence = Evidence(
            criterion=criterion, indicator=indicator, quote=answer[start:end], start=start, end=end
        )
        return Sighting(skill, number, evidence)


def by_skill(sightings: Sequence[Sighting]) -> Mapping[str, list[Sighting]]:
    """Return the sightings of each skill that has any."""
    sorted_out: dict[str, list[Sighting]] = {}
    for sighting in sightings:
        sorted_out.setdefault(sighting.skill, []).append(sighting)
    return sorted_out


def _quoted(match: Match) -> tuple[int, int]:
    """Return the sentence around a match, cut to a readable length without cutting the match."""
    words = match.sentence.words
    first = next(at for at, word in enumerate(words) if word.start >= match.start)
    last = next(at for at, word in enumerate(words) if word.end >= match.end)
    spare = max(0, _LONGEST_QUOTE_WORDS - (last - first + 1))
    if len(words) > _LONGEST_QUOTE_WORDS:
        first_shown = max(0, min(first - spare // 2, len(words) - _LONGEST_QUOTE_WORDS))
        last_shown = min(len(words) - 1, max(last, first_shown + _LONGEST_QUOTE_WORDS - 1))
        return words[min(first, first_shown)].start, words[last_shown].end
    return match.sentence.start, match.sentence.end
