"""The difference of two texts as one stretch that was replaced."""

from typing import NamedTuple


class Splice(NamedTuple):
    """At an offset, so many characters were cut, and these were put in their place."""

    at: int
    cut: int
    add: str


def splice_between(before: str, after: str) -> Splice:
    """Return the shortest splice that turns one text into the other."""
    at = _length_of_common_start(before, after, at_most=min(len(before), len(after)))
    shared = min(len(before), len(after)) - at
    tail = _length_of_common_end(before, after, at_most=shared)
    return Splice(at, len(before) - at - tail, after[at : len(after) - tail])


def _length_of_common_start(one: str, other: str, *, at_most: int) -> int:
    if one[:at_most] == other[:at_most]:  # as it is when words are added at the end
        return at_most
    low, high = 0, at_most - 1
    while low < high:  # slices are compared in C; a long answer is edited on every key
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _length_of_common_end(one: str, other: str, *, at_most: int) -> int:
    low, high = 0, at_most
    while low < high:
        middle = (low + high + 1) // 2
        is_same = (
            one[len(one) - middle : len(one) - low]
            == (other[len(other) - middle : len(other) - low])
        )
        if is_same:
            low = middle
        else:
            high = middle - 1
    return low
