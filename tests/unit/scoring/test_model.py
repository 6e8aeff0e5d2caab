"""Sums, scales and ranges."""

import pytest

from pminterview.domain.calibration import Span, Worth
from pminterview.scoring.model import level_of, likely_range, on_the_scale

CURVE = ((-1000, 0), (0, 500), (2000, 3500))


@pytest.mark.parametrize(("value", "milli"), [(0, 0), (1, 300), (2, 400), (3, 500), (9, 500)])
def test_a_worth_grows_to_each_of_its_bounds(value, milli):
    assert Worth(upto=(1, 3), micro=(200_000, 100_000)).milli(value) == milli


def test_a_worth_is_rounded_to_thousandths():
    assert Worth(upto=(3,), micro=(500,)).milli(1) == 1
    assert Worth(upto=(3,), micro=(499,)).milli(1) == 0
    assert Worth(upto=(3,), micro=(-1600,)).milli(1) == -2


@pytest.mark.parametrize(
    ("before", "after"),
    [(-5000, 0), (-1000, 0), (-500, 250), (0, 500), (1000, 2000), (2000, 3500), (9000, 3500)],
)
def test_the_scale_is_straight_between_its_points_and_flat_beyond(before, after):
    assert on_the_scale(before, CURVE) == after


@pytest.mark.parametrize(("milli", "level"), [(0, 0), (499, 0), (500, 1), (2500, 3), (4000, 4)])
def test_levels_are_rounded_half_up(milli, level):
    assert level_of(milli) == level


def test_a_range_is_that_of_its_points_and_holds_the_level():
    spans = (Span(below_milli=1000, low=0, high=1), Span(below_milli=4001, low=2, high=3))
    assert likely_range(999, spans) == (0, 1)
    assert likely_range(1000, spans) == (1, 3)
    assert likely_range(4000, spans) == (2, 4)
