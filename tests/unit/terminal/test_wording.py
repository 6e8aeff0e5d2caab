"""Times and counts."""

import pytest

from pminterview.terminal.wording import (
    clock_time,
    count_words,
    duration,
    joined_to_fit,
    rough_duration,
)


@pytest.mark.parametrize(
    ("seconds", "face"), [(0, "0:00"), (7.9, "0:07"), (252, "4:12"), (3723, "1:02:03")]
)
def test_a_clock_shows_minutes_and_seconds(seconds, face):
    assert clock_time(seconds) == face


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "1 second"),
        (36, "36 seconds"),
        (60, "1 minute"),
        (90, "1:30 minutes"),
        (300, "5 minutes"),
        (7200, "120 minutes"),
        (3700, "1:01:40"),
    ],
)
def test_a_duration_has_its_unit(seconds, words):
    assert duration(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.2, "1 second"), (40, "40 seconds"), (1250, "21 minutes")]
)
def test_beforehand_whole_minutes_are_enough(seconds, words):
    assert rough_duration(seconds) == words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("  \n ", 0),
        ("two words", 2),
        ("don't split-it", 2),
        ("日本語です", 5),
        ("app 日本 go", 4),
    ],
)
def test_words_are_counted_also_where_there_are_no_spaces(text, count):
    assert count_words(text) == count


@pytest.mark.parametrize(
    ("width", "line"),
    [(80, "4:12 left | send | keys"), (22, "4:12 left | send"), (12, "4:12 left"), (4, "4:12")],
)
def test_a_line_that_is_too_long_loses_whole_parts(width, line):
    assert joined_to_fit(["4:12 left", "send", "keys"], separator=" | ", width=width) == line
