"""Finding evidence in an answer, each piece as a quote with its place.

An indicator is found by its pattern. Where rated answers were marked sentence by sentence, the
words of the sentence decide with it: patterns alone credit too much, and miss what is said in
other words.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isqrt
from struct import Struct

from pminterview.domain.calibration import EvidenceModels
from pminterview.domain.matching import Match, PatternIndex
from pminterview.domain.pack import Pack
from pminterview.domain.text import Sentence

_LONGEST_QUOTE_WORDS = 28
_CRITERIA_A_SENTENCE = 2
"""One sentence may show at most this many criteria of a skill: a list is not an argument."""
_STEM = 5
"""Letters; endings tell little, and people put many."""
_NUMBER = "<number>"
_MILLI = 1000
_Find = tuple[str | None, Match | None]
"""An indicator and where it is found; neither where words alone tell."""
_NOT_FOUND: _Find = (None, None)

BY_INDICATORS = EvidenceModels(shown_milli=0, touched_milli=0, criteria={})
"""Nothing but indicators: for packs whose criteria nobody marked in answers."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One criterion in one sentence, and the passage to quote for it."""

    skill: str
    criterion: str
    indicator: str | None
    """The first that was found; None where words alone tell."""
    start: int
    end: int
    margin_milli: int = 0
    """How far above what is needed."""


Sightings = Mapping[str, Sequence[Sighting]]
"""By criterion, in the order of the answer."""


class EvidenceFinder:
    """Looks for every criterion of a pack at once; built once for a pack."""

    def __init__(self, pack: Pack, models: EvidenceModels = BY_INDICATORS) -> None:
        self._models = models
        criteria = [
            (rubric.skill, criterion) for rubric in pack.rubrics for criterion in rubric.criteria
        ]
        self._criteria = [(skill, criterion.id) for skill, criterion in criteria]
        indicators = [
            (at, indicator.id, indicator.pattern)
            for at, (_, criterion) in enumerate(criteria)
            for indicator in criterion.indicators
        ]
        self._indicators = [(at, name) for at, name, _ in indicators]
        self._index = PatternIndex([pattern for *_, pattern in indicators])
        self._modelled = [
            (at, models.criteria[criterion])
            for at, (_, criterion) in enumerate(self._criteria)
            if criterion in models.criteria
        ]
        self._sums = _Sums([model.stems for _, model in self._modelled])

    def find(self, sentences: Sequence[Sentence]) -> tuple[Sightings, Sightings]:
        """Return what is credited for each criterion, and what only touches on it.

        A criterion is credited or touched once a sentence. A sentence is credited for two criteria
        of a skill, those that it shows best; on others that it shows it only touches.
        """
        credited: dict[str, list[Sighting]] = {}
        touched: dict[str, list[Sighting]] = {}
        for sentence in sentences:
            for sighting, is_shown in self._in_sentence(sentence):
                kind = credited if is_shown else touched
                kind.setdefault(sighting.criterion, []).append(sighting)
        return credited, touched

    def _in_sentence(self, sentence: Sentence) -> Iterator[tuple[Sighting, bool]]:
        found: dict[int, _Find] = {}
        for first in self._index.find(sentence):
            at, indicator = self._indicators[first.pattern]
            found.setdefault(at, (indicator, first))
        margins = self._margins(sentence, found)
        shown: dict[str, int] = defaultdict(int)
        for at in sorted(margins, key=lambda at: -margins[at]):
            skill, criterion = self._criteria[at]
            is_shown = margins[at] >= 0 and shown[skill] < _CRITERIA_A_SENTENCE
            shown[skill] += is_shown
            name, match = found.get(at, _NOT_FOUND)
            start, end = _quoted(sentence, match) if match else self._quoted(sentence, at)
            yield Sighting(skill, criterion, name, start, end, margins[at]), is_shown

    def _margins(self, sentence: Sentence, found: Mapping[int, object]) -> dict[int, int]:
        """Return how far each criterion is above what is needed, of those at least touched on."""
        margins = {at: 0 for at in found if self._criteria[at][1] not in self._models.criteria}
        if not self._modelled:
            return margins
        stems = stems_of(sentence.key)
        root = isqrt(len(stems) * _MILLI**2)
        for (at, model), worth in zip(self._modelled, self._sums.of(stems), strict=True):
            score = model.start_milli + worth * _MILLI // root
            if at in found:
                score += model.indicator_milli
            if score >= self._models.touched_milli:
                margins[at] = score - self._models.shown_milli
        return margins

    def _quoted(self, sentence: Sentence, at: int) -> tuple[int, int]:
        """Return the sentence, cut around the word that tells most."""
        stems = self._models.criteria[self._criteria[at][1]].stems
        worths = [stems.get(stem, 0) for stem in _word_stems(sentence.key)]
        place = worths.index(max(worths))
        return _cut(sentence, place, place)


class _Sums:
    """Adds up the weights of many models at once: each is a lane of one long number."""

    def __init__(self, models: Sequence[Mapping[str, int]]) -> None:
        self._count = len(models)
        self._unpack = Struct(f"<{self._count}Q").unpack
        self._no_weight = sum(_ZERO << (_LANE_BITS * at) for at in range(self._count))
        self._packed: dict[str, int] = {}
        for at, model in enumerate(models):
            for stem, worth in model.items():
                known = self._packed.get(stem, self._no_weight)
                self._packed[stem] = known + (worth << (_LANE_BITS * at))

    def of(self, stems: Sequence[str]) -> Iterator[int]:
        """Yield the sum of each model's weights."""
        packed = [self._packed[stem] for stem in stems if stem in self._packed]
        total = sum(packed).to_bytes(self._count * _LANE_BITS // 8, "little")
        zero = len(packed) * _ZERO
        return (lane - zero for lane in self._unpack(total))


_LANE_BITS = 64
_ZERO = 1 << 40
"""What stands for no weight, so that no lane is ever below nothing and borrows from the next."""


def stems_of(words: Sequence[str]) -> tuple[str, ...]:
    """Return the different stems of a sentence, and pairs of them that stand side by side."""
    stems = _word_stems(words)
    pairs = [f"{one} {other}" for one, other in pairwise(stems)]
    return tuple(dict.fromkeys(stems + pairs))


def _word_stems(words: Sequence[str]) -> list[str]:
    return [_NUMBER if word[0].isdigit() else word[:_STEM] for word in words]


def _quoted(sentence: Sentence, match: Match) -> tuple[int, int]:
    """Return the sentence around a match, cut to a readable length without cutting the match."""
    words = sentence.words
    first = next(at for at, word in enumerate(words) if word.start >= match.start)
    last = next(at for at, word in enumerate(words) if word.end >= match.end)
    return _cut(sentence, first, last)


def _cut(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    words = sentence.words
    if len(words) <= _LONGEST_QUOTE_WORDS:
        return sentence.start, sentence.end
    spare = max(0, _LONGEST_QUOTE_WORDS - (last - first + 1))
    first_shown = max(0, min(first - spare // 2, len(words) - _LONGEST_QUOTE_WORDS))
    last_shown = min(len(words) - 1, max(last, first_shown + _LONGEST_QUOTE_WORDS - 1))
    return words[min(first, first_shown)].start, words[last_shown].end
