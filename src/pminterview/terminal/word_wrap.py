"""Lines that break between words: the library breaks them at the last column, within a word.

A blank in front of a word that does not fit fills the row, so that the library's break falls there.
Only what is shown is changed, never the text.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from prompt_toolkit.formatted_text.utils import fragment_list_to_text
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.layout.utils import explode_text_fragments
from prompt_toolkit.utils import get_cwidth

if TYPE_CHECKING:
    from prompt_toolkit.formatted_text import StyleAndTextTuples

HIDDEN = -1
"""Said of a blank that is not shown."""


class WordWrap(Processor):
    """Fills rows with blanks up to where a word would be broken."""

    def __init__(self, prefix_width: int) -> None:
        self._prefix_width = prefix_width
        """Columns that are taken at the beginning of each row."""

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """Return the line as it is shown, and where each of its characters is in it."""
        fragments = explode_text_fragments(transformation_input.fragments)
        room = transformation_input.width - self._prefix_width
        blanks = blanks_before(fragment_list_to_text(fragments), room)
        if not any(blanks):
            return Transformation(fragments)
        shown: StyleAndTextTuples = []
        places: list[int] = []
        for blank_count, fragment in zip(blanks, fragments, strict=True):
            shown += [("", " ")] * blank_count
            places.append(len(shown))
            if blank_count != HIDDEN:
                shown.append(fragment)
        return Transformation(
            shown,
            source_to_display=lambda at: _shown_at(places, at, len(shown)),
            display_to_source=lambda at: max(0, bisect_right(places, at) - 1),
        )


def blanks_before(text: str, room: int) -> Sequence[int]:
    """Return, for each character, how many blanks to put before it so that no word is broken.

    Words that are longer than a row are broken all the same. A blank that would begin a row is
    HIDDEN.
    """
    blanks = [0] * len(text)
    column = 0
    for start, end in _runs(text):
        widths = [get_cwidth(char) for char in text[start:end]]
        is_blank, width = text[start].isspace(), sum(widths)
        if not is_blank and width <= room < column + width:
            blanks[start] = room - column
            column = 0
        for at, one in enumerate(widths, start):
            if column + one <= room:
                column += one
            elif is_blank:
                blanks[at] = HIDDEN
            else:
                column = one
    return blanks


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of blanks, and of what is between them."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or text[at].isspace() != text[start].isspace():
            yield start, at
            start = at


def _shown_at(places: Sequence[int], at: int, length: int) -> int:
    return places[at] if at < len(places) else length + at - len(places)
