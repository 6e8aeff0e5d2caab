"""What the weakest and the strongest calibration answers are asked next."""

import sys
from pathlib import Path

import pytest

from pminterview.packs.calibration import load_calibration
from pminterview.packs.locate import bundled_data

CALIBRATION = Path(__file__).resolve().parents[2] / "calibration"


@pytest.fixture(scope="module")
def drawn():
    """Return the weakest and the strongest answers, each with the probes that it draws."""
    sys.path.insert(0, str(CALIBRATION))
    try:
        import answers
        import probes

        drawer = probes.Drawer(load_calibration(bundled_data()))
        groups = probes.weakest_and_strongest(answers.load_rated())
        yield tuple([drawer.draw(one) for one in group] for group in groups)
    finally:
        sys.path.remove(str(CALIBRATION))


def mean_count(group):
    return sum(len(one.probes) for one in group) / len(group)


def test_strong_answers_draw_at_most_half_as_many_probes_as_weak_ones(drawn):
    weakest, strongest = drawn
    assert mean_count(weakest) >= 1.5
    assert mean_count(strongest) <= mean_count(weakest) / 2


def test_no_answer_draws_the_same_probe_twice(drawn):
    for one in [each for group in drawn for each in group]:
        assert len(set(one.probes)) == len(one.probes) <= 2
