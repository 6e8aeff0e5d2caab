"""The box in which an answer is typed, and the clock line below it."""

from collections.abc import Callable

from prompt_toolkit.application import get_app
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout import (
    BufferControl,
    ConditionalContainer,
    Dimension,
    FormattedTextControl,
    HSplit,
    Layout,
    Window,
)

from pminterview.terminal.word_wrap import WordWrap

_ROWS_FOR_THE_QUESTION = 8
_FEWEST_ROWS = 3
_ROWS_FOR_A_GAP = 16
_PREFIX = "> "


def build_layout(
    buffer: Buffer, clock_line: Callable[[], StyleAndTextTuples], *, is_hidden: Callable[[], bool]
) -> Layout:
    """Return the box over the clock line; the box grows with the text, then scrolls inside."""
    box = Window(
        BufferControl(buffer, input_processors=[WordWrap(len(_PREFIX))]),
        height=_box_height,
        wrap_lines=True,
        dont_extend_height=True,
        get_line_prefix=_line_prefix,
    )
    gap = Window(height=1, dont_extend_height=True)
    clock = Window(FormattedTextControl(clock_line), height=1, dont_extend_height=True)
    rows = HSplit(
        [
            ConditionalContainer(box, ~Condition(is_hidden)),
            ConditionalContainer(gap, Condition(_has_room) & ~Condition(is_hidden)),
            clock,
        ]
    )
    return Layout(rows, focused_element=box)


def _box_height() -> Dimension:
    return Dimension(min=1, max=max(_FEWEST_ROWS, _row_count() - _ROWS_FOR_THE_QUESTION))


def _has_room() -> bool:
    return _row_count() >= _ROWS_FOR_A_GAP


def _row_count() -> int:
    return get_app().output.get_size().rows


def _line_prefix(line_number: int, wrap_count: int) -> str:
    return _PREFIX if line_number == 0 and wrap_count == 0 else " " * len(_PREFIX)
