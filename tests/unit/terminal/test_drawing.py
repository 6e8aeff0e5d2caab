"""The answer box as it is drawn, on a screen in memory."""

import re
from io import StringIO

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.output.vt100 import Vt100_Output

pyte = pytest.importorskip("pyte")

CTRL_D, CTRL_X = "\x04", "\x18"


class Window:
    """A terminal window that can be looked at."""

    def __init__(self, rows, columns):
        self.written = StringIO()
        self.output = Vt100_Output(self.written, lambda: Size(rows, columns), enable_cpr=False)
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._seen = 0

    @property
    def lines(self):
        """Return what is shown, without empty lines."""
        written = self.written.getvalue()
        self._stream.feed(written[self._seen :])
        self._seen = len(written)
        return [line.rstrip() for line in self._screen.display if line.strip()]


@pytest.fixture
def look(a_desk):
    """Return a function that types, waits until a line is shown, and returns all lines."""

    def look_for(expected, keys, *, rows=24, columns=80, seconds=0.0, **changes):
        window = Window(rows, columns)
        desk = a_desk(output=window.output, **changes)
        shown = []

        async def act(desk):
            desk.keys.send_text(keys)
            desk.clock.go(seconds)
            await desk.until(lambda: any(expected in line for line in window.lines))
            shown.extend(window.lines)
            desk.keys.close()

        desk.perform(act)
        assert window.lines == []  # it leaves nothing behind
        return shown

    return look_for


def test_the_answer_stands_over_the_clock(look):
    assert look("4 words", "one two\rthree four") == [
        "> one two",
        "  three four",
        "5:00 left · Ctrl-D send · ^X ? keys · 4 words",
    ]


@pytest.mark.parametrize(
    ("columns", "line"),
    [
        (40, "5:00 left · Ctrl-D send · ^X ? keys"),
        (28, "5:00 left · Ctrl-D send"),
        (12, "5:00 left"),
    ],
)
def test_the_clock_line_never_wraps(look, columns, line):
    assert look("one two", "one two", columns=columns) == ["> one two", line]


def test_a_long_answer_scrolls_inside_and_the_clock_stays(look):
    text = "".join(f"line {number}\r" for number in range(40))
    shown = look("80 words", text, rows=20)
    assert shown[-2:] == ["  line 39", "5:00 left · Ctrl-D send · ^X ? keys · 80 words"]
    assert len(shown) <= 20 - 8 + 1


def test_without_a_clock_it_says_so(look):
    assert look("send", "", budget_seconds=None)[-1] == "no clock · Ctrl-D send · ^X ? keys"


def test_overtime_is_counted_in_words_not_only_in_bold(look):
    assert look("over", "one", seconds=12.0, budget_seconds=10.0)[-1].startswith("+0:02 over")


def test_a_pause_hides_the_answer(look):
    assert look("paused", f"secret{CTRL_X}p") == ["paused, 5:00 left · any key goes on"]


def test_nothing_is_coloured_and_no_cursor_is_asked_for(a_desk):
    window = Window(24, 80)
    desk = a_desk(output=window.output)
    desk.press(f"one{CTRL_D}")
    written = window.written.getvalue()
    codes = {
        code for found in re.findall(r"\x1b\[([0-9;]*)m", written) for code in found.split(";")
    }
    assert codes <= {"", "0", "1"}
    assert "\x1b[6n" not in written


def test_an_idle_second_costs_few_bytes(a_desk):
    window = Window(24, 80)
    desk = a_desk(output=window.output)
    sizes = []

    async def idle(desk):
        await desk.type("one")
        for face in ("4:59", "4:58", "4:57"):
            desk.clock.go(1)
            await desk.until(lambda face=face: any(face in line for line in window.lines))
            await desk.a_few_ticks()
            sizes.append(len(window.written.getvalue()))
        desk.keys.send_text(CTRL_D)

    desk.perform(idle)
    assert sizes[2] - sizes[1] < 120
