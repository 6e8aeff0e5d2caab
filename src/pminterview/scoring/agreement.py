"""How far two series of ratings coincide: shares, weighted kappa, rank correlation, bias."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random
from statistics import fmean

DRAW_COUNT = 1000
_TOP = 4
_TAIL_SHARE = 0.025
_BITS = 40
"""Room for one sum; enough for some ten thousand million rows."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How far two series of ratings coincide; None where a figure is not defined."""

    count: int
    exact_share: float
    adjacent_share: float
    kappa: float | None
    """Quadratic weighted, on levels."""
    kappa_low: float | None
    kappa_high: float | None
    spearman: float | None
    bias: float
    """How much higher the first rates than the second, on average."""


class Resampler:
    """Draws units with replacement; for the same number of units, always the same draws."""

    def __init__(self, rng: Random, *, draw_count: int = DRAW_COUNT) -> None:
        self._rng = rng
        self._state = rng.getstate()
        self._draw_count = draw_count
        self._drawn: dict[int, tuple[list[int], ...]] = {}

    def draws(self, unit_count: int) -> tuple[list[int], ...]:
        """Return the draws, each as many positions as there are units."""
        if unit_count not in self._drawn:
            self._rng.setstate(self._state)
            units = list(range(unit_count))
            choices = self._rng.choices
            self._drawn[unit_count] = tuple(
                choices(units, k=unit_count) for _ in range(self._draw_count)
            )
        return self._drawn[unit_count]


@dataclass(frozen=True, slots=True)
class Series:
    """Two series of ratings of the same answers, and the unit (question) each belongs to."""

    ours: Sequence[float]
    theirs: Sequence[float]
    units: Sequence[str]

    def figures(self, resampler: Resampler, *, ranking: Sequence[float] | None = None) -> Figures:
        """Compare them; `ranking` stands in for ours where only the order counts."""
        levels = [(level_of(a), level_of(b)) for a, b in zip(self.ours, self.theirs, strict=True)]
        low, high = _kappa_interval(levels, self.units, resampler)
        count = len(levels)
        return Figures(
            count=count,
            exact_share=sum(a == b for a, b in levels) / count,
            adjacent_share=sum(abs(a - b) <= 1 for a, b in levels) / count,
            kappa=weighted_kappa(levels),
            kappa_low=low,
            kappa_high=high,
            spearman=spearman(self.ours if ranking is None else ranking, self.theirs),
            bias=fmean(self.ours) - fmean(self.theirs),
        )


def level_of(points: float) -> int:
    """Return the level of a rating, rounded half up."""
    return min(_TOP, max(0, math.floor(points + 0.5)))


def weighted_kappa(levels: Iterable[tuple[int, int]]) -> float | None:
    """Return the quadratic weighted kappa; None when neither series varies and both are equal."""
    return _kappa_of(sum(_packed(a, b) for a, b in levels))


def _packed(a: int, b: int) -> int:
    """Return count, a, b, squared difference and sum of squares in one number: added at once."""
    squares, difference = a * a + b * b, (a - b) ** 2
    return 1 | a << _BITS | b << 2 * _BITS | difference << 3 * _BITS | squares << 4 * _BITS


def _kappa_of(packed: int) -> float | None:
    mask = (1 << _BITS) - 1
    count, a, b, difference, squares = (packed >> step * _BITS & mask for step in range(5))
    expected = squares * count - 2 * a * b
    return 1 - difference * count / expected if expected else None


def _kappa_interval(
    levels: Sequence[tuple[int, int]], units: Sequence[str], resampler: Resampler
) -> tuple[float | None, float | None]:
    """Return the middle 95 % of the kappas of resampled units; None for fewer than two units."""
    by_unit: dict[str, int] = {}
    for unit, (a, b) in zip(units, levels, strict=True):
        by_unit[unit] = by_unit.get(unit, 0) + _packed(a, b)
    sums = [by_unit[unit] for unit in sorted(by_unit)]
    draws = resampler.draws(len(sums)) if len(sums) > 1 else ()
    drawn = (_kappa_of(sum(map(sums.__getitem__, positions))) for positions in draws)
    kappas = sorted(kappa for kappa in drawn if kappa is not None)
    if not kappas:
        return None, None
    cut = int(len(kappas) * _TAIL_SHARE)
    return kappas[cut], kappas[-1 - cut]


def spearman(ours: Sequence[float], theirs: Sequence[float]) -> float | None:
    """Return the rank correlation, ties at their mean rank; None when a series does not vary."""
    a, b = _doubled_ranks(ours), _doubled_ranks(theirs)
    count, sum_a, sum_b = len(a), sum(a), sum(b)
    together = count * sum(x * y for x, y in zip(a, b, strict=True)) - sum_a * sum_b
    spread_a = count * sum(x * x for x in a) - sum_a**2
    spread_b = count * sum(y * y for y in b) - sum_b**2
    return together / math.sqrt(spread_a * spread_b) if spread_a and spread_b else None


def _doubled_ranks(values: Sequence[float]) -> list[int]:
    """Return twice the mean rank of each value: a whole number even where values are tied."""
    places: dict[float, list[int]] = {}
    for place, value in enumerate(sorted(values)):
        places.setdefault(value, []).append(place)
    return [places[value][0] + places[value][-1] for value in values]


def on_a_line(counts: Sequence[int], truths: Sequence[float]) -> list[float]:
    """Return what the least-squares line through the truths says for each count."""
    middle, truth = fmean(counts), fmean(truths)
    spread = math.fsum((one - middle) ** 2 for one in counts)
    pairs = zip(counts, truths, strict=True)
    slope = math.fsum((x - middle) * (y - truth) for x, y in pairs) / spread if spread else 0.0
    return [truth + slope * (one - middle) for one in counts]
