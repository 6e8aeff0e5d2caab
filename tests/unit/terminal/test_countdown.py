"""The time for one answer."""

import pytest

from pminterview.terminal.countdown import Countdown, Notice


@pytest.mark.parametrize(
    ("elapsed", "face"),
    [
        (0, "5:00 left"),
        (0.3, "5:00 left"),
        (48, "4:12 left"),
        (299.5, "0:01 left"),
        (300, "time is up"),
        (300.9, "time is up"),
        (312.4, "+0:12 over"),
    ],
)
def test_it_counts_down_and_then_over(clock, elapsed, face):
    countdown = Countdown(clock, budget_seconds=300)
    clock.go(elapsed)
    assert countdown.face() == face


def test_without_a_budget_it_only_counts(clock):
    countdown = Countdown(clock, budget_seconds=None)
    clock.go(90_000)
    assert countdown.face() == "no clock"
    assert not countdown.is_up
    assert countdown.take_notice() is None
    assert countdown.elapsed_seconds == 90_000


def test_it_warns_at_four_fifths_and_at_the_end_once_each(clock):
    countdown = Countdown(clock, budget_seconds=100)
    clock.go(79)
    assert countdown.take_notice() is None
    clock.go(1)
    assert countdown.take_notice() is Notice.NEARLY_UP
    assert countdown.take_notice() is None
    clock.go(20)
    assert countdown.take_notice() is Notice.UP
    clock.go(200)
    assert countdown.take_notice() is None


def test_of_two_warnings_at_a_time_only_the_later_is_worth_saying(clock):
    countdown = Countdown(clock, budget_seconds=100)
    clock.go(150)
    assert countdown.take_notice() is Notice.UP
    assert countdown.take_notice() is None


@pytest.mark.parametrize(
    ("budget", "elapsed", "words"),
    [
        (300, 240, "1 minute left"),
        (180, 144, "36 seconds left"),
        (300, 30, "4:30 minutes left"),
        (300, 307, "Time is up; +0:07 over"),
        (None, 61, "No clock runs; 1:01 minutes so far"),
    ],
)
def test_the_time_left_can_be_said_in_words(clock, budget, elapsed, words):
    countdown = Countdown(clock, budget_seconds=budget)
    clock.go(elapsed)
    assert countdown.words_left() == words
