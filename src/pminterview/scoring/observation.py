"""Everything that is seen in an answer before anything is rated."""

from dataclasses import dataclass
from itertools import chain

from pminterview.domain.calibration import EvidenceModels, WordLists
from pminterview.domain.pack import Pack
from pminterview.domain.question import Question
from pminterview.scoring.evidence import BY_INDICATORS, EvidenceFinder, Sightings
from pminterview.scoring.features import FeatureFinder, Seen, own_words
from pminterview.scoring.guards import GuardedText, Reference, guard


@dataclass(frozen=True, slots=True)
class Observation:
    """What one answer shows, once copies and lists are set aside."""

    answer: str
    guarded: GuardedText
    seen: tuple[Seen, ...]
    """The general features, in their order."""
    words: tuple[str, ...]
    """The different words that are not the question's."""
    credited: Sightings
    """By criterion; criteria that were not shown are left out."""
    touched: Sightings
    """By criterion: sentences with words about it that do not show it."""


class Observer:
    """Looks at answers; built once for a pack."""

    def __init__(
        self, pack: Pack, lists: WordLists, evidence: EvidenceModels = BY_INDICATORS
    ) -> None:
        self._reference = Reference.of(pack, _known_words(lists))
        self._features = FeatureFinder(lists)
        self._evidence = EvidenceFinder(pack, evidence)

    def observe(self, question: Question, answer: str) -> Observation:
        """Return what an answer shows."""
        guarded = guard(answer, question, self._reference)
        words = own_words(guarded.sentences, question.text)
        credited, touched = self._evidence.find(guarded.sentences)
        return Observation(
            answer=answer,
            guarded=guarded,
            seen=self._features.find(answer, guarded.sentences, question.text, words),
            words=words,
            credited=credited,
            touched=touched,
        )


def _known_words(lists: WordLists) -> frozenset[str]:
    """Return every word of every list; none where the list of all known words is not there."""
    if "known" not in lists:
        return frozenset()
    entries = chain.from_iterable(lists.values())
    return frozenset(chain.from_iterable(entry.split("-") for entry in entries))
