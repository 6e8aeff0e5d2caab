"""Figures about two series of ratings, checked against values worked out by hand or elsewhere."""

from random import Random

import pytest

from pminterview.scoring.agreement import (
    Resampler,
    Series,
    level_of,
    on_a_line,
    spearman,
    weighted_kappa,
)

OURS = [0, 1, 2, 3, 4, 2, 1, 3]
THEIRS = [0, 2, 2, 3, 3, 1, 1, 4]


def figures(ours, theirs, *, units=None, seed=0):
    units = units or [str(at) for at in range(len(ours))]
    return Series(ours, theirs, units).figures(Resampler(Random(seed)))


@pytest.mark.parametrize(
    ("points", "level"), [(0, 0), (0.49, 0), (0.5, 1), (1.5, 2), (2.5, 3), (4, 4), (9, 4), (-1, 0)]
)
def test_levels_are_rounded_half_up_and_stay_on_the_scale(points, level):
    assert level_of(points) == level


def test_kappa_is_one_for_equals_and_minus_one_for_opposites():
    assert weighted_kappa([(0, 0), (4, 4)]) == 1
    assert weighted_kappa([(0, 4), (4, 0)]) == -1


def test_kappa_is_what_scikit_learn_says():
    assert weighted_kappa(zip(OURS, THEIRS, strict=True)) == pytest.approx(0.8333333333333334)


def test_kappa_of_a_constant_is_zero():
    assert weighted_kappa([(2, level) for level in THEIRS]) == 0


def test_kappa_is_not_defined_where_nothing_varies():
    assert weighted_kappa([(2, 2), (2, 2)]) is None


def test_rank_correlation_is_what_scipy_says_for_ties():
    assert spearman(OURS, THEIRS) == pytest.approx(0.845679012345679)


def test_rank_correlation_knows_order_only():
    assert spearman([1, 10, 100], [0.1, 0.2, 0.21]) == 1
    assert spearman([1, 10, 100], [3, 2, 1]) == -1


@pytest.mark.parametrize(("ours", "theirs"), [([1, 1], [0, 2]), ([0, 2], [1, 1])])
def test_rank_correlation_is_not_defined_for_a_constant(ours, theirs):
    assert spearman(ours, theirs) is None


def test_shares_are_of_levels_and_bias_is_of_points():
    seen = figures([0.4, 1.6, 3.0, 4.0], [0, 1, 3, 2])
    assert (seen.count, seen.exact_share, seen.adjacent_share) == (4, 0.5, 0.75)
    assert seen.bias == pytest.approx(0.75)


def test_the_interval_holds_the_kappa_and_is_the_same_every_time():
    seen = figures(OURS, THEIRS)
    assert -1 <= seen.kappa_low < seen.kappa < seen.kappa_high <= 1
    assert seen == figures(OURS, THEIRS)
    assert seen != figures(OURS, THEIRS, seed=1)


def test_answers_to_one_question_are_drawn_together():
    """Two questions of four answers each: a draw has the first, the second or both."""
    units = ["a", "a", "a", "a", "b", "b", "b", "b"]
    seen = figures(OURS, THEIRS, units=units)
    first, second = (
        weighted_kappa(zip(OURS[part], THEIRS[part], strict=True))
        for part in (slice(4), slice(4, 8))
    )
    assert (seen.kappa_low, seen.kappa_high) == (min(first, second), max(first, second))


@pytest.mark.parametrize("units", [["one"] * 8, ["only one question"] * 8])
def test_there_is_no_interval_for_a_single_question(units):
    seen = figures(OURS, THEIRS, units=units)
    assert (seen.kappa_low, seen.kappa_high) == (None, None)


def test_there_is_no_interval_where_no_draw_varies():
    seen = figures([2, 2], [2, 2])
    assert (seen.kappa, seen.kappa_low, seen.kappa_high) == (None, None, None)


def test_draws_do_not_depend_on_what_was_drawn_before():
    one, other = Resampler(Random(0), draw_count=5), Resampler(Random(0), draw_count=5)
    one.draws(3)
    assert one.draws(7) == other.draws(7)
    assert one.draws(3) == other.draws(3)
    assert [len(drawn) for drawn in one.draws(7)] == [7] * 5


def test_a_ranking_stands_in_for_ours_where_order_counts():
    series = Series([2, 2, 2], [1, 2, 3], ["a", "b", "c"])
    seen = series.figures(Resampler(Random(0)), ranking=[30, 20, 10])
    assert (seen.spearman, seen.kappa) == (-1, 0)


def test_the_least_squares_line_goes_through_points_on_a_line():
    assert on_a_line([10, 20, 30], [1, 2, 3]) == pytest.approx([1, 2, 3])


def test_counts_that_do_not_vary_make_a_level_line():
    assert on_a_line([10, 10], [1, 3]) == [2, 2]
