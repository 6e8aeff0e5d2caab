"""The stopwatch."""

from pminterview.terminal.clock import MonotonicClock, Stopwatch


def test_it_counts_from_when_it_was_made(clock):
    stopwatch = Stopwatch(clock)
    clock.go(12.5)
    assert stopwatch.elapsed_seconds == 12.5


def test_it_goes_on_from_time_used_before(clock):
    stopwatch = Stopwatch(clock, base_seconds=60)
    clock.go(5)
    assert stopwatch.elapsed_seconds == 65


def test_a_pause_does_not_count(clock):
    stopwatch = Stopwatch(clock)
    clock.go(10)
    stopwatch.pause()
    clock.go(500)
    stopwatch.resume()
    clock.go(1)
    assert stopwatch.elapsed_seconds == 11


def test_pausing_or_resuming_twice_changes_nothing(clock):
    stopwatch = Stopwatch(clock)
    clock.go(10)
    stopwatch.pause()
    clock.go(5)
    stopwatch.pause()
    stopwatch.resume()
    clock.go(2)
    stopwatch.resume()
    assert stopwatch.elapsed_seconds == 12


def test_a_long_gap_between_two_beats_was_sleep_and_does_not_count(clock):
    stopwatch = Stopwatch(clock)
    clock.go(5)
    assert stopwatch.beat() == 0
    clock.go(3600)
    assert stopwatch.beat() == 3600
    clock.go(5)
    assert stopwatch.beat() == 0
    assert stopwatch.elapsed_seconds == 10


def test_a_short_gap_counts(clock):
    stopwatch = Stopwatch(clock)
    clock.go(29)
    assert stopwatch.beat() == 0
    assert stopwatch.elapsed_seconds == 29


def test_a_pause_is_not_taken_for_sleep(clock):
    stopwatch = Stopwatch(clock)
    clock.go(7)
    stopwatch.pause()
    clock.go(600)
    stopwatch.resume()
    clock.go(1)
    assert stopwatch.beat() == 0
    assert stopwatch.elapsed_seconds == 8


def test_the_machine_never_runs_backwards():
    clock = MonotonicClock()
    assert clock.now() <= clock.now()
