"""Which terminals get a moving clock."""

import pytest

from pminterview.terminal.capability import is_capable


class Stream:
    def __init__(self, *, is_terminal=True):
        self._is_terminal = is_terminal

    def isatty(self):
        return self._is_terminal


class ClosedStream:
    def isatty(self):
        raise ValueError("I/O operation on closed file")


TERMINAL = Stream()
PIPE = Stream(is_terminal=False)


def test_two_ends_of_a_terminal_are_capable():
    assert is_capable(TERMINAL, TERMINAL, {"TERM": "xterm-256color"}, "linux")


@pytest.mark.parametrize(
    ("stdin", "stdout"),
    [(PIPE, TERMINAL), (TERMINAL, PIPE), (None, TERMINAL), (ClosedStream(), TERMINAL)],
)
def test_anything_else_than_two_terminals_is_not(stdin, stdout):
    assert not is_capable(stdin, stdout, {"TERM": "xterm"}, "linux")


@pytest.mark.parametrize("name", ["dumb", "unknown", "", "DUMB"])
def test_a_terminal_without_a_cursor_is_not(name):
    assert not is_capable(TERMINAL, TERMINAL, {"TERM": name}, "linux")


def test_windows_names_no_terminal_and_is_capable():
    assert is_capable(TERMINAL, TERMINAL, {}, "win32")
    assert not is_capable(TERMINAL, TERMINAL, {}, "darwin")


@pytest.mark.parametrize("name", ["CI", "PMINTERVIEW_PLAIN"])
def test_the_environment_can_ask_for_plain_lines(name):
    assert not is_capable(TERMINAL, TERMINAL, {"TERM": "xterm", name: "true"}, "linux")


@pytest.mark.parametrize("value", ["", "0", "false", "False"])
def test_a_variable_that_says_no_does_not(value):
    environ = {"TERM": "xterm", "CI": value, "PMINTERVIEW_PLAIN": value}
    assert is_capable(TERMINAL, TERMINAL, environ, "linux")
