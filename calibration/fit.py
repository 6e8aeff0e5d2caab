"""Fit the model behind the ratings: `make calibrate` writes `data/calibration.json`.

One additive model rates every skill that a question asks for: general features, words, the
criteria of the skill, and where the skill begins. It is an ordinal logistic regression (the four
steps of the scale share their weights and differ in their thresholds; McCullagh 1980) with an L2
penalty and with signs: what is good can only raise a rating. A skill that nobody asked for gets a
part of the same sum and its own criteria, by ridge regression with the same signs.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from answers import PACK, SKILLS, Rated, data_sha256, folds, load_rated
from fit_evidence import evidence_without
from numpy.typing import NDArray
from scipy.optimize import lsq_linear, minimize
from seen import seen

from pminterview.domain.calibration import (
    Calibration,
    CriterionWorth,
    SentenceWorth,
    SkillModel,
    Span,
    Worth,
)
from pminterview.scoring.features import FEATURES, Unit

NAME = "offline 3"
Array = NDArray[np.float64]

BENDS = {
    Unit.CLAUSES: ((1, 3, 7), (0.7, 0.35, 0.2)),
    Unit.SENTENCES: ((1, 3, 7), (0.7, 0.35, 0.2)),
    Unit.DIFFERENT_WORDS: ((10, 20, 30), (0.5, 0.5, 0.5)),
}
"""Where counts bend, and the scales of their columns; shares bend at the median and the top."""
CRITERION_BOUNDS, CRITERION_SCALES = (1, 3), (3.0, 1.5)
SKILL_SCALE, FIRST_SCALE, WORD_SCALE = 1.5, 1.0, 6.0
PENALTY, UNASKED_PENALTY = 300.0, 30.0
WORD_COUNT, FEWEST_ANSWERS, FEWEST_QUESTIONS, FEWEST_WORDS = 800, 8, 6, 25
WORDS_LIMIT_MILLI = 1500
STEPS, INNER_FOLDS = 4, 4
MICRO, GRAIN = 1_000_000, 500
"""Weights are rounded to half a thousandth of a point, so that no machine's arithmetic shows."""
KNOTS = np.arange(-2.0, 6.01, 0.25)
WIDE_OPEN = (Span(below_milli=4001, low=0, high=4),)
CRITERIA = {rubric.skill: [one.id for one in rubric.criteria] for rubric in PACK.rubrics}


@dataclass(frozen=True)
class Block:
    """Columns of a design that belong together."""

    values: Array
    scales: Array
    signs: Array


@dataclass(frozen=True)
class Ordinal:
    """A fitted ordinal model: weights a column, and a threshold a step."""

    weights: Array
    thresholds: Array

    def expected(self, design: Array) -> Array:
        """Return the expected rating, 0-4."""
        sums = design @ self.weights
        return sum(_logistic(sums + threshold) for threshold in self.thresholds)


def fit(rated: Sequence[Rated], ranges: dict[str, tuple[Span, ...]] | None = None) -> Calibration:
    """Fit everything on these answers, and evidence on nothing from questions left out.

    Answers that the engine refuses to rate are left out.

    What evidence the model sees in these answers themselves was learned from all others, also
    from those to questions left out; their ratings are never looked at.
    """
    rated = [one for one in rated if not seen(one).guarded.refusal]
    asked = {one.question.id for one in rated}
    held_out = frozenset({one.question.id for one in load_rated()} - asked)
    bounds = _bounds(rated)
    words = _chosen_words(rated, bounds)
    design = Design(rated, bounds, words)
    model = _ordinal(design, PENALTY)
    expected, quality = _out_of_fold(design)
    stretch = float(design.truth.std() / expected.std())
    scale = Scale(model, float(expected.mean()), float(design.truth.mean()), stretch)
    weights = model.weights * design.scales * scale.slope
    general, word, criteria, skill, first = design.split(weights)
    unasked = {name: _unasked(name, rated, quality * scale.slope) for name in SKILLS}
    skills = {
        name: SkillModel(
            asked_milli=round(1000 * (scale.offset + skill[at])),
            unasked_milli=unasked[name].start_milli,
            unasked_quality_permille=unasked[name].quality_permille,
            criteria={
                one: CriterionWorth(
                    asked=criteria[name][place], unasked=unasked[name].criteria[place]
                )
                for place, one in enumerate(CRITERIA[name])
            },
        )
        for at, name in enumerate(SKILLS)
    }
    return Calibration(
        format_version=1,
        name=NAME,
        data_sha256=data_sha256(),
        features={
            feature.name: _worth(bounds[at], general[at]) for at, feature in enumerate(FEATURES)
        },
        words={one: _micro(worth * idf) for (one, idf), worth in zip(words, word, strict=True)},
        words_limit_milli=WORDS_LIMIT_MILLI,
        evidence=evidence_without(held_out),
        first_target_milli=round(1000 * first),
        skills=skills,
        any_criterion=_mean_criterion(skills),
        any_skill=_mean_skill(skills),
        curve=scale.curve(),
        ranges=ranges or dict.fromkeys(("asked", "unasked", "overall"), WIDE_OPEN),
    )


class Design:
    """One row for each answer and skill that was asked for."""

    def __init__(
        self,
        rated: Sequence[Rated],
        bounds: Sequence[tuple[int, ...]],
        words: Sequence[tuple[str, float]],
    ) -> None:
        self.rows = [(at, skill) for at, one in enumerate(rated) for skill in one.question.skills]
        self.answers = np.array([at for at, _ in self.rows])
        self.truth = np.array([rated[at].truth[skill] for at, skill in self.rows])
        self.groups = np.array([rated[at].question.id for at, _ in self.rows])
        self.folds = folds(rated, INNER_FOLDS)
        self._bounds, self._words = bounds, words
        general = _general_block(rated, bounds)
        word = _word_block(rated, words)
        blocks = [_pick(general, self.answers), _pick(word, self.answers)]
        blocks += [self._criteria(rated, name) for name in SKILLS]
        blocks += [self._skill(), self._first(rated)]
        self.values = np.hstack([block.values * block.scales for block in blocks])
        self.scales = np.concatenate([block.scales for block in blocks])
        self.signs = np.concatenate([block.signs for block in blocks])
        self.quality_count = general.values.shape[1] + word.values.shape[1]

    def split(
        self, weights: Array
    ) -> tuple[list[Array], Array, dict[str, list[SentenceWorth]], Array, float]:
        """Return the weights of features, words, criteria, skills and the first target."""
        rest = list(weights)

        def take(count: int) -> Array:
            taken = np.array(rest[:count])
            del rest[:count]
            return taken

        general = [take(len(bound)) for bound in self._bounds]
        words = take(len(self._words))
        criteria = {name: _sentence_worths(take(_width(name)), name) for name in SKILLS}
        return general, words, criteria, take(len(SKILLS)), float(take(1)[0])

    def _criteria(self, rated: Sequence[Rated], name: str) -> Block:
        block = criterion_block(rated, name)
        is_row = np.array([skill == name for _, skill in self.rows])[:, None]
        return Block(block.values[self.answers] * is_row, block.scales, block.signs)

    def _skill(self) -> Block:
        values = np.array([[float(skill == name) for name in SKILLS] for _, skill in self.rows])
        return Block(values, np.full(len(SKILLS), SKILL_SCALE), np.zeros(len(SKILLS)))

    def _first(self, rated: Sequence[Rated]) -> Block:
        values = [[float(rated[at].question.skills[0] == skill)] for at, skill in self.rows]
        return Block(np.array(values), np.array([FIRST_SCALE]), np.zeros(1))


class Scale:
    """How the sums of an ordinal model become points: near the middle, one is the other."""

    def __init__(self, model: Ordinal, mean: float, truth_mean: float, stretch: float) -> None:
        self._model = model
        self._line = (stretch, truth_mean - stretch * mean)
        grid = np.linspace(-12, 12, 4801)
        points = self._points(grid)
        middle = int(np.argmin(np.abs(points - 2.0)))
        self.slope = float((points[middle + 100] - points[middle - 100]) / (grid[201] - grid[1]))
        self.offset = 2.0 - self.slope * float(grid[middle])

    def curve(self) -> tuple[tuple[int, int], ...]:
        """Return the sum before and the rating after, in thousandths."""
        points = np.clip(self._points((KNOTS - self.offset) / self.slope), 0, 4)
        return tuple(
            (round(1000 * float(before)), round(100 * float(after)) * 10)
            for before, after in zip(KNOTS, points, strict=True)
        )

    def _points(self, sums: Array) -> Array:
        stretch, shift = self._line
        expected = sum(_logistic(sums + threshold) for threshold in self._model.thresholds)
        return np.asarray(stretch * expected + shift)


@dataclass(frozen=True)
class Unasked:
    """The fitted model of a skill that nobody asked for."""

    start_milli: int
    quality_permille: int
    criteria: list[SentenceWorth]


def criterion_block(rated: Sequence[Rated], skill: str) -> Block:
    """Return, for each answer, how often each criterion is shown, and seen at all, bent twice."""
    counts = [
        [
            count
            for each in CRITERIA[skill]
            for shown in [len(seen(one).credited.get(each, ()))]
            for count in (shown, shown + len(seen(one).touched.get(each, ())))
        ]
        for one in rated
    ]
    columns = [
        np.minimum(column, bound)
        for column in np.array(counts, float).T
        for bound in CRITERION_BOUNDS
    ]
    scales = np.array(CRITERION_SCALES * 2 * len(CRITERIA[skill]))
    return Block(np.array(columns).T, scales, np.ones(len(scales)))


def _sentence_worths(weights: Array, skill: str) -> list[SentenceWorth]:
    """Return what the weights of a criterion block say, criterion by criterion."""
    parts = weights.reshape(len(CRITERIA[skill]), 2, len(CRITERION_BOUNDS))
    return [
        SentenceWorth(shown=_worth(CRITERION_BOUNDS, shown), seen=_worth(CRITERION_BOUNDS, all_))
        for shown, all_ in parts
    ]


def _width(skill: str) -> int:
    return 2 * len(CRITERION_BOUNDS) * len(CRITERIA[skill])


def _bounds(rated: Sequence[Rated]) -> list[tuple[int, ...]]:
    """Return where each feature bends: counts at fixed places, shares at the median and the top."""
    values = np.array([[feature.value for feature in seen(one).seen] for one in rated])
    bounds: list[tuple[int, ...]] = []
    for feature, column in zip(FEATURES, values.T, strict=True):
        middle, top = (int(np.percentile(column, part)) for part in (50, 97))
        shares = (max(1, middle), max(2, middle + 1, top))
        bounds.append(BENDS[feature.unit][0] if feature.unit in BENDS else shares)
    return bounds


def _general_block(rated: Sequence[Rated], bounds: Sequence[tuple[int, ...]]) -> Block:
    values = np.array([[feature.value for feature in seen(one).seen] for one in rated], float)
    columns, scales, signs = [], [], []
    for feature, column, bound in zip(FEATURES, values.T, bounds, strict=True):
        spread = float(np.minimum(column, bound[-1]).std()) or 1.0
        columns += [np.minimum(column, one) for one in bound]
        scales += BENDS[feature.unit][1] if feature.unit in BENDS else [1 / spread] * len(bound)
        signs += [1.0 if feature.is_good else -1.0] * len(bound)
    return Block(np.array(columns).T, np.array(scales), np.array(signs))


def _word_block(rated: Sequence[Rated], words: Sequence[tuple[str, float]]) -> Block:
    at = {word: place for place, (word, _) in enumerate(words)}
    values = np.zeros((len(rated), len(words)))
    for row, one in enumerate(rated):
        share = 1 / max(len(seen(one).words), FEWEST_WORDS) ** 0.5
        for word in seen(one).words:
            if word in at:
                values[row, at[word]] = share * words[at[word]][1]
    return Block(values, np.full(len(words), WORD_SCALE), np.zeros(len(words)))


def _chosen_words(
    rated: Sequence[Rated], bounds: Sequence[tuple[int, ...]]
) -> list[tuple[str, float]]:
    """Return the words that tell most in a model with all of them, each with its rarity."""
    in_answers = Counter(word for one in rated for word in seen(one).words)
    in_questions = Counter(
        word for _, word in {(one.question.id, word) for one in rated for word in seen(one).words}
    )
    candidates = [
        (word, log(len(rated) / count))
        for word, count in sorted(in_answers.items())
        if count >= FEWEST_ANSWERS and in_questions[word] >= FEWEST_QUESTIONS and word[0].isalpha()
    ]
    design = Design(rated, bounds, candidates)
    weights = _ordinal(design, PENALTY).weights
    start = design.quality_count - len(candidates)
    columns = design.values[:, start : design.quality_count]
    tells = np.abs(weights[start : design.quality_count]) * columns.std(axis=0)
    best = sorted(range(len(candidates)), key=lambda at: (-tells[at], candidates[at][0]))
    return sorted(candidates[at] for at in best[:WORD_COUNT])


def _ordinal(design: Design, penalty: float, rows: NDArray[np.bool_] | None = None) -> Ordinal:
    chosen = slice(None) if rows is None else rows
    values, truth = design.values[chosen], design.truth[chosen]
    wanted = [np.clip(truth - step, 0, 1) for step in range(STEPS)]
    count = values.shape[1]

    def loss(parameters: Array) -> tuple[float, Array]:
        weights, thresholds = parameters[:count], parameters[count:]
        sums = values @ weights
        cost = penalty / 2 * float(weights @ weights)
        slope = np.zeros(len(truth))
        bends = np.zeros(STEPS)
        for step in range(STEPS):
            score = sums + thresholds[step]
            cost += float(np.sum(np.logaddexp(0, score) - wanted[step] * score))
            error = _logistic(score) - wanted[step]
            slope += error
            bends[step] = error.sum()
        return cost, np.concatenate([values.T @ slope + penalty * weights, bends])

    limits = [(0.0 if sign > 0 else None, 0.0 if sign < 0 else None) for sign in design.signs]
    found = minimize(
        loss,
        np.concatenate([np.zeros(count), [2.0, 0.0, -1.5, -3.0]]),
        jac=True,
        method="L-BFGS-B",
        bounds=[*limits, *[(None, None)] * STEPS],
        options={"maxiter": 3000, "maxfun": 6000, "ftol": 1e-13, "gtol": 1e-7},
    )
    return Ordinal(found.x[:count], found.x[count:])


def _out_of_fold(design: Design) -> tuple[Array, Array]:
    """Return the expected rating of each row and the quality of each answer, each unseen."""
    expected = np.zeros(len(design.rows))
    quality = np.zeros(int(design.answers.max()) + 1)
    for part in design.folds:
        held_out = np.isin(design.groups, list(part))
        model = _ordinal(design, PENALTY, ~held_out)
        values = design.values[held_out]
        expected[held_out] = model.expected(values)
        count = design.quality_count
        quality[design.answers[held_out]] = values[:, :count] @ model.weights[:count]
    return expected, quality


def _unasked(skill: str, rated: Sequence[Rated], quality: Array) -> Unasked:
    rows = np.array([skill not in one.question.skills for one in rated])
    block = criterion_block(rated, skill)
    values = np.hstack([quality[:, None], block.values * block.scales / 2])[rows]
    truth = np.array([one.truth[skill] for one in rated])[rows]
    groups = np.array([one.question.id for one in rated])[rows]
    unseen = np.zeros(len(truth))
    for part in folds(rated, INNER_FOLDS):
        held_out = np.isin(groups, list(part))
        start, weights = _ridge(values[~held_out], truth[~held_out])
        unseen[held_out] = start + values[held_out] @ weights
    start, weights = _ridge(values, truth)
    stretch = min(1.5, float(truth.std() / unseen.std()))
    weights = weights * stretch
    start = float(truth.mean() - stretch * (truth.mean() - start))
    return Unasked(
        start_milli=round(1000 * start),
        quality_permille=round(1000 * float(weights[0])),
        criteria=_sentence_worths(weights[1:] * block.scales / 2, skill),
    )


def _ridge(values: Array, truth: Array) -> tuple[float, Array]:
    count = values.shape[1]
    middle = values.mean(axis=0)
    stacked = np.vstack([values - middle, np.eye(count) * UNASKED_PENALTY**0.5])
    aim = np.concatenate([truth - truth.mean(), np.zeros(count)])
    weights = lsq_linear(stacked, aim, bounds=(0, np.inf), tol=1e-12).x
    return float(truth.mean() - middle @ weights), weights


def _pick(block: Block, rows: NDArray[np.int_]) -> Block:
    return Block(block.values[rows], block.scales, block.signs)


def _logistic(values: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-values)))


def _micro(points: float) -> int:
    return round(points * MICRO / GRAIN) * GRAIN


def _worth(bounds: Sequence[int], points: Array) -> Worth:
    return Worth(upto=tuple(bounds), micro=tuple(_micro(float(one)) for one in points))


def _mean_criterion(skills: dict[str, SkillModel]) -> CriterionWorth:
    every = [one for skill in skills.values() for one in skill.criteria.values()]

    def mean(worths: Sequence[Worth]) -> Worth:
        total = np.sum([worth.micro for worth in worths], axis=0)
        return Worth(
            upto=CRITERION_BOUNDS,
            micro=tuple(round(float(one) / len(worths) / GRAIN) * GRAIN for one in total),
        )

    def both(worths: Sequence[SentenceWorth]) -> SentenceWorth:
        return SentenceWorth(
            shown=mean([one.shown for one in worths]), seen=mean([one.seen for one in worths])
        )

    return CriterionWorth(
        asked=both([one.asked for one in every]), unasked=both([one.unasked for one in every])
    )


def _mean_skill(skills: dict[str, SkillModel]) -> SkillModel:
    every = list(skills.values())

    def mean(values: Sequence[int]) -> int:
        return round(sum(values) / len(values))

    return SkillModel(
        asked_milli=mean([one.asked_milli for one in every]),
        unasked_milli=mean([one.unasked_milli for one in every]),
        unasked_quality_permille=mean([one.unasked_quality_permille for one in every]),
        criteria={},
    )
