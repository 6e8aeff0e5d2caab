"""Places in a text that is being edited."""

import random

import pytest

from pminterview.terminal.literal_lines import LiteralLines


def marked(text, part):
    lines = LiteralLines()
    start = text.index(part)
    lines.mark(start, start + len(part))
    return lines


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\n/skip\nb", "more\na\n/skip\nb"),
        ("a\n/skip\nb", "/skip\nb"),
        ("a\n/skip\nb", "a\n/skip\nb and more"),
        ("a\n/skip\nb", "a\n/skip"),
    ],
)
def test_a_place_moves_with_the_text_around_it(before, after):
    lines = marked(before, "/skip")
    lines.follow(before, after)
    start = after.index("/skip")
    assert lines.covers(start, start + 5)
    assert not lines.covers(0, start)
    assert not lines.covers(start + 5, len(after) + 1)


def test_what_is_deleted_is_forgotten():
    lines = marked("a\n/skip\nb", "/skip")
    lines.follow("a\n/skip\nb", "a\n\nb")
    lines.follow("a\n\nb", "a\n/send\nb")
    assert not lines.covers(0, 10)


def test_the_rest_of_what_is_cut_in_two_stays():
    lines = marked("a\n/skip\nb", "/skip")
    lines.follow("a\n/skip\nb", "a\n/s-kip\nb")
    assert lines.covers(2, 4)
    assert not lines.covers(4, 5)
    assert lines.covers(5, 8)


def test_nothing_is_covered_before_something_is_marked():
    lines = LiteralLines()
    lines.follow("", "/skip")
    assert not lines.covers(0, 5)


def test_a_place_survives_any_edits_around_it():
    rng = random.Random(7)
    text = "first\n/skip\nlast"
    lines = marked(text, "/skip")
    for _ in range(200):
        start = text.index("/skip")
        at = rng.choice([rng.randint(0, start), rng.randint(start + 5, len(text))])
        after = text[:at] + rng.choice(["x", "\n", "words "]) + text[at:]
        lines.follow(text, after)
        text = after
        start = text.index("/skip")
        assert lines.covers(start, start + 5)
        assert not lines.covers(0, start)
        assert not lines.covers(start + 5, len(text))
