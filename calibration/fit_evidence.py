"""Fit what tells that a sentence is evidence for a criterion.

For each criterion that readers marked in answers, a logistic regression over the stems of a
sentence, pairs of stems, and whether one of the criterion's indicators is found in it. It learns
from marked answers, and from sentences that were written as evidence for one criterion, or as what
only sounds like it; what such a sentence says about other criteria is not known, and left out.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from answers import HERE, PACK, load_rated
from marks import UNMARKED, marks
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from pminterview.domain.calibration import EvidenceModel, EvidenceModels
from pminterview.domain.matching import PatternIndex
from pminterview.domain.text import Sentence, split_sentences
from pminterview.scoring.evidence import stems_of

Array = NDArray[np.float64]

CRITERIA = [
    criterion
    for rubric in PACK.rubrics
    for criterion in rubric.criteria
    if criterion.id not in UNMARKED
]
PLACE = {criterion.id: at for at, criterion in enumerate(CRITERIA)}
FEWEST_SENTENCES = 3
"""In which a stem, or a pair of them, must come up."""
STEM_COUNT = 1000
"""A criterion's stems and pairs that are kept: those that tell most."""
PENALTY, INDICATOR_PENALTY = 0.05, 0.1
SHOWN, TOUCHED = 0.6, 0.25
"""Probabilities from which on a sentence is credited, or touches on a criterion."""
GRAIN_MILLI = 20
"""Weights are rounded to this, so that no machine's arithmetic shows."""


@dataclass(frozen=True)
class Example:
    """A sentence, and for each criterion whether it is evidence, as far as that is known."""

    question_id: str
    """Empty for one that was written by itself."""
    sentence: Sentence
    known: dict[str, bool]


@cache
def evidence_without(questions: frozenset[str]) -> EvidenceModels:
    """Fit on everything that was marked but in the answers to these questions."""
    chosen = np.array([one.question_id not in questions for one in _examples()])
    vocabulary = _vocabulary([one for one, is_in in zip(_examples(), chosen, strict=True) if is_in])
    design = _design(vocabulary)[chosen]
    weights, worths, starts = _logistic_regressions(
        design, _found()[chosen], _truth()[chosen], _is_known()[chosen]
    )
    tells = (
        np.abs(weights) * np.sqrt(np.asarray(design.multiply(design).sum(axis=0)).ravel())[:, None]
    )
    return EvidenceModels(
        shown_milli=_milli(np.log(SHOWN / (1 - SHOWN))),
        touched_milli=_milli(np.log(TOUCHED / (1 - TOUCHED))),
        criteria={
            criterion.id: EvidenceModel(
                start_milli=_milli(starts[at]),
                indicator_milli=_milli(worths[at]),
                stems=_kept(vocabulary, weights[:, at], tells[:, at]),
            )
            for at, criterion in enumerate(CRITERIA)
        },
    )


def _kept(vocabulary: Sequence[str], weights: Array, tells: Array) -> dict[str, int]:
    best = sorted(range(len(vocabulary)), key=lambda at: (-round(tells[at], 6), vocabulary[at]))
    rounded = {vocabulary[at]: _milli(weights[at]) for at in best[:STEM_COUNT]}
    return {stem: worth for stem, worth in sorted(rounded.items()) if worth}


@cache
def _examples() -> list[Example]:
    rated = {one.id: one for one in load_rated()}
    examples = []
    for answer_id, those in marks("read").items():
        one = rated[answer_id]
        for sentence in split_sentences(one.answer):
            known = dict.fromkeys(PLACE, False)
            known |= {
                mark.criterion: True for mark in those if mark.start <= sentence.start < mark.end
            }
            examples.append(Example(one.question.id, sentence, known))
    for line in (HERE / "evidence" / "sentences.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        sentence = split_sentences(row["text"])[0]
        examples.append(Example("", sentence, {row["criterion"]: row["is_evidence"]}))
    return examples


@cache
def _truth() -> Array:
    return np.array([[float(one.known.get(each, False)) for each in PLACE] for one in _examples()])


@cache
def _is_known() -> Array:
    return np.array([[float(each in one.known) for each in PLACE] for one in _examples()])


@cache
def _found() -> Array:
    """Return 1 where an indicator of the criterion is found in the sentence."""
    indicators = [(at, one.pattern) for at, each in enumerate(CRITERIA) for one in each.indicators]
    index = PatternIndex([pattern for _, pattern in indicators])
    found = np.zeros((len(_examples()), len(CRITERIA)))
    for row, one in enumerate(_examples()):
        for match in index.find(one.sentence):
            found[row, indicators[match.pattern][0]] = 1
    return found


def _vocabulary(examples: Sequence[Example]) -> list[str]:
    counts = Counter(stem for one in examples for stem in stems_of(one.sentence.key))
    return sorted(stem for stem, count in counts.items() if count >= FEWEST_SENTENCES)


def _design(vocabulary: Sequence[str]) -> csr_matrix:
    places = {stem: at for at, stem in enumerate(vocabulary)}
    values, rows, columns = [], [], []
    for row, one in enumerate(_examples()):
        stems = stems_of(one.sentence.key)
        known = [places[stem] for stem in stems if stem in places]
        values += [len(stems) ** -0.5] * len(known)
        rows += [row] * len(known)
        columns += known
    return csr_matrix((values, (rows, columns)), shape=(len(_examples()), len(places)))


def _logistic_regressions(
    design: csr_matrix, found: Array, truth: Array, is_known: Array
) -> tuple[Array, Array, Array]:
    """Return, for all criteria at once, weights of stems, of indicators, and where they start."""
    stem_count, count = design.shape[1], truth.shape[1]
    across = design.T.tocsr()

    def split(parameters: Array) -> tuple[Array, Array, Array]:
        weights, worths, starts = np.split(
            parameters, [stem_count * count, stem_count * count + count]
        )
        return weights.reshape(stem_count, count), worths, starts

    def loss(parameters: Array) -> tuple[float, Array]:
        weights, worths, starts = split(parameters)
        score = design @ weights + found * worths + starts
        cost = float(np.sum(is_known * (np.logaddexp(0, score) - truth * score)))
        cost += PENALTY / 2 * float(np.sum(weights**2))
        cost += INDICATOR_PENALTY / 2 * float(np.sum(worths**2))
        error = is_known * (1 / (1 + np.exp(-score)) - truth)
        slopes = (
            (across @ error + PENALTY * weights).ravel(),
            (error * found).sum(axis=0) + INDICATOR_PENALTY * worths,
            error.sum(axis=0),
        )
        return cost, np.concatenate(slopes)

    start = np.zeros(stem_count * count + 2 * count)
    options = {"maxiter": 400, "maxfun": 800, "ftol": 1e-9, "gtol": 1e-4}
    return split(minimize(loss, start, jac=True, method="L-BFGS-B", options=options).x)


def _milli(value: float) -> int:
    return round(1000 * float(value) / GRAIN_MILLI) * GRAIN_MILLI
