"""Lines in the box break between words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.utils import get_cwidth

from pminterview.terminal.word_wrap import HIDDEN, blanks_before


def rows(text, room):
    """Return what a screen shows that breaks rows at the last column."""
    shown = "".join(
        " " * max(0, count) + ("" if count == HIDDEN else char)
        for count, char in zip(blanks_before(text, room), text, strict=True)
    )
    found, row = [], ""
    for char in shown:
        if get_cwidth(row) + get_cwidth(char) > room:
            found.append(row)
            row = ""
        row += char
    return [*found, row]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one two three", ["one two   ", "three"]),
        ("one two six seven", ["one two   ", "six seven"]),
        ("twelve four word", ["twelve    ", "four word"]),
        ("exactlyten then", ["exactlyten", "then"]),
        ("exactlyten    then", ["exactlyten", "then"]),
        ("a longer-than-a-row word", ["a longer-t", "han-a-row ", "word"]),
        ("\u65e5\u672c\u8a9e \u65e5\u672c\u8a9e", ["\u65e5\u672c\u8a9e    ", "\u65e5\u672c\u8a9e"]),
        ("", [""]),
        ("   ", ["   "]),
    ],
)
def test_rows_break_between_words(text, expected):
    assert rows(text, 10) == expected


@given(st.text("ab \u65e5\t", max_size=80), st.integers(4, 20))
def test_no_character_is_lost_and_no_word_that_fits_is_broken(text, room):
    shown = rows(text.replace("\t", " "), room)
    assert "".join(shown).replace(" ", "") == "".join(text.split())
    words = [word for word in text.split() if get_cwidth(word) <= room]
    pieces = [piece for row in shown for piece in row.split()]
    for word in words:
        assert word in pieces or any(get_cwidth(one) > room for one in text.split())


def test_the_cursor_is_where_the_text_is(a_desk):
    desk = a_desk()
    desk.output.size = type(desk.output.size)(rows=24, columns=12)
    assert desk.press("one two three\x01Zero \x05!\x04").name == "SENT"
    assert desk.reader.text == "Zero one two three!"
