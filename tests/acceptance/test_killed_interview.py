"""The promise itself, in a few rounds; `benchmarks/kill_interview.py` does a hundred."""

import pytest

from tests.acceptance.killed_interview import (
    BACKSPACE,
    KEYS,
    PLACES,
    STEPS,
    Place,
    hold_undisturbed,
    moments,
    run_round,
)

KEYS_A_SECOND = 60
"""Nobody types like that, but the promise counts seconds."""


def test_the_places_follow_the_keys():
    assert PLACES[0] == Place(0)
    assert PLACES[-1] == Place(len(STEPS))
    assert len(PLACES) == len(KEYS) + 1
    slip = KEYS.index(BACKSPACE)
    assert PLACES[slip].text.endswith("Twoo")
    assert PLACES[slip + 1].text.endswith("Two")


@pytest.fixture(scope="module")
def reference():
    return hold_undisturbed(KEYS_A_SECOND)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_at_most_a_second_of_typing_is_lost_when_the_program_is_killed(reference, number):
    moment = moments(3, reference.seconds)[number - 1]
    assert run_round(number, moment, reference, KEYS_A_SECOND).broken == ""
