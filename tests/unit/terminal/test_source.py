"""Real pipes and pseudo-terminals."""

import io
import os

import pytest

from pminterview.terminal.lines import EndOfInput, Line, Lines
from pminterview.terminal.source import DescriptorSource, StreamSource, open_source

needs_posix = pytest.mark.skipif(
    os.name == "nt", reason="Windows has no pseudo-terminals of this kind"
)


@pytest.fixture
def pipe():
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb", buffering=0), os.fdopen(writing, "wb", buffering=0) as end:
        yield reading, end


@pytest.fixture
def terminal():
    keyboard, terminal = os.openpty()
    yield keyboard, terminal
    os.close(keyboard)
    os.close(terminal)


def test_a_stream_without_a_descriptor_is_read_line_by_line():
    stdin = io.TextIOWrapper(io.BytesIO(b"one\ntwo"))  # as a test runner replaces it
    source = open_source(stdin)
    assert isinstance(source, StreamSource)
    lines = Lines(source, is_terminal=False)
    assert [lines.next(), lines.next(), lines.next()] == [Line("one"), Line("two"), EndOfInput()]


def test_a_missing_or_closed_stream_is_at_its_end():
    assert open_source(None).read(timeout_seconds=None) == b""
    closed = io.BytesIO()
    closed.close()
    assert StreamSource(closed).read(timeout_seconds=None) == b""


def test_a_stream_has_no_half_lines():
    source = StreamSource(io.BytesIO(b"half"))
    with source.keeping_half_lines():
        assert source.take_half_line() == b""


@needs_posix
def test_a_pipe_is_waited_for_no_longer_than_asked(pipe):
    reading, end = pipe
    source = DescriptorSource(reading)
    assert source.read(timeout_seconds=0.001) is None
    end.write("é".encode())
    assert source.read(timeout_seconds=1.0) == "é".encode()


@needs_posix
def test_a_pipe_has_no_half_lines(pipe):
    reading, end = pipe
    end.write(b"half")
    source = DescriptorSource(reading)
    with source.keeping_half_lines():
        assert source.take_half_line() == b""
    assert source.read(timeout_seconds=None) == b"half"


@needs_posix
def test_a_closed_descriptor_is_at_its_end(pipe):
    spare = os.dup(pipe[0])
    os.close(spare)
    assert DescriptorSource(spare).read(timeout_seconds=None) == b""


@needs_posix
def test_a_line_that_was_not_sent_is_taken_out_of_the_terminal(terminal):
    keyboard, descriptor = terminal
    source = DescriptorSource(descriptor)
    os.write(keyboard, "whole\nhalf é".encode())
    assert source.read(timeout_seconds=1.0) == b"whole\n"
    assert source.read(timeout_seconds=0.01) is None
    assert source.take_half_line() == "half é".encode()
    os.write(keyboard, b"next\n")
    assert source.read(timeout_seconds=1.0) == b"next\n"


@needs_posix
def test_taking_nothing_from_a_terminal_does_not_wait(terminal):
    assert DescriptorSource(terminal[1]).take_half_line() == b""


@needs_posix
def test_ctrl_c_usually_loses_the_line_but_not_here(terminal):
    keyboard, descriptor = terminal
    source = DescriptorSource(descriptor)
    with source.keeping_half_lines():
        os.write(keyboard, b"half\x03")
        assert source.take_half_line() == b"half"
    os.write(keyboard, b"lost\x03")
    assert source.take_half_line() == b""


@needs_posix
def test_the_terminal_is_as_it_was_afterwards(terminal):
    import termios

    descriptor = terminal[1]
    former = termios.tcgetattr(descriptor)
    source = DescriptorSource(descriptor)
    with source.keeping_half_lines():
        source.take_half_line()
    assert termios.tcgetattr(descriptor) == former


@needs_posix
def test_a_terminal_that_went_away_is_at_its_end():
    keyboard, descriptor = os.openpty()
    os.close(keyboard)
    source = DescriptorSource(descriptor)
    with source.keeping_half_lines():
        assert source.read(timeout_seconds=None) == b""
        assert source.take_half_line() == b""
    os.close(descriptor)


@needs_posix
def test_standard_input_with_a_descriptor_is_read_from_it(pipe):
    with open(pipe[0], closefd=False, encoding="utf-8") as stdin:
        assert isinstance(open_source(stdin), DescriptorSource)
