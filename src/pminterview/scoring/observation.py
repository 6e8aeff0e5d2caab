"""Everything that is seen in an answer before anything is rated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pminterview.domain.calibration import WordLists
from pminterview.domain.pack import Pack
from pminterview.domain.question import Question
from pminterview.scoring.evidence import IndicatorFinder, Sighting
from pminterview.scoring.features import FeatureFinder, Seen, different_words
from pminterview.scoring.guards import GuardedText, Recitable, guard


@dataclass(frozen=True, slots=True)
class Observation:
    """What one answer shows, once copies and lists are set aside."""

    answer: str
    guarded: GuardedText
    seen: tuple[Seen, ...]
    """The general features, in their order."""
    words: tuple[str, ...]
    """The different words."""
    credited: Mapping[str, Sequence[Sighting]]
    """By criterion; criteria that were not shown are left out."""


class Observer:
    """Looks at answers; built once for a pack."""

    def __init__(self, pack: Pack, lists: WordLists) -> None:
        self._recitable = Recitable.of(pack)
        self._features = FeatureFinder(lists)
        self._indicators = IndicatorFinder(pack)

    def observe(self, question: Question, answer: str) -> Observation:
        """Return what an answer shows."""
        guarded = guard(answer, question, self._recitable)
        return Observation(
            answer=answer,
            guarded=guarded,
            seen=self._features.find(answer, guarded.sentences, question.text),
            words=different_words(guarded.sentences),
            credited=self._indicators.find(guarded.sentences),
        )
