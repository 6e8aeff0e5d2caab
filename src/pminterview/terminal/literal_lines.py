"""Which stretches of a text are words even if they look like commands, because they were pasted."""

from pminterview.domain.splice import Splice, splice_between


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
        edit = splice_between(before, after)
        self._spans = [moved for span in self._spans for moved in _around(edit, span)]


def _around(edit: Splice, span: tuple[int, int]) -> list[tuple[int, int]]:
    """Return what an edit leaves of a span, where it is afterwards."""
    first, last = span
    end, shift = edit.at + edit.cut, len(edit.add) - edit.cut
    before = (first, min(last, edit.at))
    after = (max(first, end) + shift, last + shift)
    return [(low, high) for low, high in (before, after) if low < high]
