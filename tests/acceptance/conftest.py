"""What the tests of the installed program share: windows that are closed when a test is over."""

import pytest


@pytest.fixture
def home(tmp_path):
    """Return where the program keeps what is typed: a folder of this test alone."""
    return tmp_path / "home"


@pytest.fixture
def open_terminal(home):
    """Return what opens a terminal window with the program in it."""
    from tests.acceptance.terminal_window import Terminal

    windows = []

    def open_one(*arguments, **others):
        window = Terminal(*arguments, **({"home": home} | others))
        windows.append(window)
        return window

    yield open_one
    for window in windows:
        window.close()


@pytest.fixture
def saved(tmp_path):
    """Return where an interview is to be saved."""
    return tmp_path / "interview.json"


@pytest.fixture
def begin(open_terminal):
    """Return what starts a program that asks, up to its first empty box."""

    def start(*arguments, **others):
        terminal = open_terminal(*arguments, **others)
        terminal.wait_for("Press Enter to start, Ctrl-C to leave.")
        terminal.send("\r")
        terminal.wait_for_empty_box()
        return terminal

    return start
