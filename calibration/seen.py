"""What the engine sees in the calibration answers, each with evidence fitted on other questions."""

from functools import cache

from answers import PACK, Rated, folds, load_extra, load_rated, word_lists
from fit_evidence import evidence_without

from pminterview.scoring.observation import Observation, Observer


@cache
def _observers() -> dict[str, Observer]:
    """By question; in what was written later nothing was marked, so that nothing is left out."""
    parts = [*folds(load_rated()), frozenset[str]()]
    of_part = {part: Observer(PACK, word_lists(), evidence_without(part)) for part in parts}
    observers = {question: observer for part, observer in of_part.items() for question in part}
    return observers | dict.fromkeys([one.question.id for one in load_extra()], of_part[parts[-1]])


_SEEN: dict[str, Observation] = {}


def seen(one: Rated) -> Observation:
    """Return what the engine sees in an answer that its evidence was not fitted on."""
    if one.id not in _SEEN:
        _SEEN[one.id] = _observers()[one.question.id].observe(one.question, one.answer)
    return _SEEN[one.id]
