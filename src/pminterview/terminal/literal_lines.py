"""Which stretches of a text are words even if they look like commands, because they were pasted."""


class LiteralLines:
    """Places in a text that is being edited; they move with the text around them."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []

    def mark(self, start: int, end: int) -> None:
        """Remember that the text between two offsets is literal."""
        self._spans.append((start, end))

    def covers(self, start: int, end: int) -> bool:
        """Return whether a literal stretch reaches into this one."""
        return any(first < end and start < last for first, last in self._spans)

    def follow(self, before: str, after: str) -> None:
        """Move with an edit that turned one text into the other; what it deleted is forgotten."""
        if not self._spans:
            return
        start = _length_of_common_start(before, after)
        shared = min(len(before), len(after)) - start
        tail = _length_of_common_start(before[start:][::-1], after[start:][::-1], at_most=shared)
        end, shift = len(before) - tail, len(after) - len(before)
        self._spans = [
            moved
            for span in self._spans
            for moved in _around_edit(span, start=start, end=end, shift=shift)
        ]


def _around_edit(
    span: tuple[int, int], *, start: int, end: int, shift: int
) -> list[tuple[int, int]]:
    """Return what is left of a span when the text from `start` to `end` was replaced."""
    first, last = span
    before = (first, min(last, start))
    after = (max(first, end) + shift, last + shift)
    return [(low, high) for low, high in (before, after) if low < high]


def _length_of_common_start(one: str, other: str, *, at_most: int | None = None) -> int:
    low, high = 0, min(len(one), len(other)) if at_most is None else at_most
    while low < high:  # slices are compared in C; a long answer is edited on every key
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
