"""Lines out of bytes."""

import pytest

from pminterview.terminal.lines import EndOfInput, Line, Lines, NothingYet


@pytest.fixture
def lines_of(clock, typed_bytes):
    def build(*events, is_terminal=False):
        return Lines(typed_bytes(clock, *events), is_terminal=is_terminal)

    return build


def all_of(lines):
    found = []
    while isinstance(line := lines.next(), Line):
        found.append(line.text)
    return found


def test_what_was_read_too_far_is_kept(lines_of):
    assert all_of(lines_of(b"one\ntwo\nthr", b"ee\n")) == ["one", "two", "three"]


def test_a_last_line_without_an_end_is_a_line(lines_of):
    assert all_of(lines_of(b"one\ntwo")) == ["one", "two"]


def test_windows_line_ends_are_line_ends(lines_of):
    assert all_of(lines_of(b"one\r\n\r\ntwo\r\n")) == ["one", "", "two"]


@pytest.mark.parametrize("chunks", [(b"\xef\xbb\xbfone\n",), (b"\xef", b"\xbb\xbf", b"one\n")])
def test_a_byte_order_mark_is_dropped(lines_of, chunks):
    assert all_of(lines_of(*chunks)) == ["one"]


def test_short_input_needs_no_byte_order_mark(lines_of):
    assert all_of(lines_of(b"a")) == ["a"]
    assert all_of(lines_of(b"\n")) == [""]


def test_characters_survive_being_cut_by_a_chunk(lines_of):
    assert all_of(lines_of(b"caf\xc3", b"\xa9 \xe6\x97", b"\xa5\n")) == ["café 日"]


def test_bytes_that_are_no_text_are_replaced(lines_of):
    assert all_of(lines_of(b"caf\xe9\n")) == ["caf\ufffd"]


def test_a_file_without_new_lines_is_cut(lines_of):
    lines = lines_of(b"x" * 500_000)
    assert isinstance(lines.next(), Line)


def test_the_end_of_a_pipe_stays_the_end(lines_of):
    lines = lines_of(b"")
    assert lines.next() == EndOfInput()
    assert lines.next() == EndOfInput()


def test_ctrl_d_ends_one_answer_on_a_terminal_and_not_the_next(lines_of):
    lines = lines_of(b"half", b"", b"next\n", is_terminal=True)
    assert [lines.next(), lines.next(), lines.next()] == [
        Line("half"),
        EndOfInput(),
        Line("next"),
    ]


def test_it_does_not_wait_longer_than_asked(lines_of):
    lines = lines_of(1.0, b"late\n")
    assert lines.next(timeout_seconds=1.0) == NothingYet()
    assert lines.next(timeout_seconds=1.0) == Line("late")


def test_a_half_line_is_everything_since_the_last_whole_one(clock, typed_bytes):
    source = typed_bytes(clock, b"one\ntw", 1.0)
    lines = Lines(source, is_terminal=True)
    assert lines.next() == Line("one")
    assert lines.next(timeout_seconds=1.0) == NothingYet()
    source.half_line = b"o and a half"
    assert lines.take_half_line() == "two and a half"
    assert lines.take_half_line() == ""
