"""What the engine sees in the calibration answers, each with evidence fitted on other questions."""

from functools import cache

from answers import LISTS, PACK, Rated, load_rated
from fit_evidence import evidence_without

from pminterview.scoring.observation import Observation, Observer

FOLDS = 10


def folded(questions: set[str]) -> list[frozenset[str]]:
    """Return questions in as many parts as there are folds, each to be held out together."""
    names = sorted(questions)
    return [frozenset(names[at::FOLDS]) for at in range(FOLDS)]


def seen(one: Rated) -> Observation:
    """Return what the engine sees in an answer that its evidence was not fitted on."""
    if one.id not in _SEEN:
        _SEEN[one.id] = _observers()[one.question.id].observe(one.question, one.answer)
    return _SEEN[one.id]


_SEEN: dict[str, Observation] = {}


@cache
def _observers() -> dict[str, Observer]:
    observers = {}
    for part in folded({one.question.id for one in load_rated()}):
        observer = Observer(PACK, LISTS, evidence_without(part))
        observers |= dict.fromkeys(part, observer)
    return observers
