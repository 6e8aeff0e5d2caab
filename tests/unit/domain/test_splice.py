"""The difference of two texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pminterview.domain.splice import Splice, splice_between

short = st.text("ab\n", max_size=12)


@pytest.mark.parametrize(
    ("before", "after", "splice"),
    [
        ("", "", (0, 0, "")),
        ("ab", "abc", (2, 0, "c")),
        ("abc", "ab", (2, 1, "")),
        ("the cat sat", "the dog sat", (4, 3, "dog")),
        ("aa", "aaa", (2, 0, "a")),
        ("aaa", "aa", (2, 1, "")),
        ("abab", "ab", (2, 2, "")),
        ("x", "", (0, 1, "")),
        ("ab", "cb", (0, 1, "c")),
    ],
)
def test_only_what_differs_is_replaced(before, after, splice):
    assert splice_between(before, after) == Splice(*splice)


@given(short, short)
def test_a_splice_turns_one_text_into_the_other(before, after):
    at, cut, add = splice_between(before, after)
    assert before[:at] + add + before[at + cut :] == after


@given(short, short, short, short)
def test_what_is_shared_is_never_written(start, old, new, end):
    _, cut, add = splice_between(start + old + end, start + new + end)
    assert cut <= len(old)
    assert len(add) <= len(new)
