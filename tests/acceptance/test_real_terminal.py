"""The installed program in a real terminal: keys in, a screen out, nothing in between faked."""

import json
import os
import re
import shlex
import signal
import sys
import time
from pathlib import Path

import pytest

if os.name == "nt":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

import pexpect
import pyte

SOURCE = Path(__file__).resolve().parents[2] / "src"
CTRL_C, CTRL_D, CTRL_E, CTRL_X = "\x03", "\x04", "\x05", "\x18"
PATIENCE_SECONDS = 20.0

FIRST = "I would talk to five people who stopped using it, because they know why. "
PASTE = "\n".join(f"{number}. 日本語 step, /skip is a word here" for number in range(1, 31))


class Terminal:
    """A terminal window with a program in it, and everything that scrolled out of it."""

    def __init__(self, arguments, *, rows=24, columns=80, environ=None):
        self._screen = pyte.HistoryScreen(columns, rows, history=5000, ratio=0.5)
        self._stream = pyte.Stream(self._screen)
        self._program = pexpect.spawn(
            sys.executable,
            ["-m", "pminterview", *arguments],
            dimensions=(rows, columns),
            env=_environ(environ or {}),
            encoding="utf-8",
            timeout=PATIENCE_SECONDS,
            preexec_fn=_hear_ctrl_c,
        )
        self._program.delaybeforesend = None

    @property
    def screen(self):
        """Return what is in the window."""
        self._receive()
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def scrollback(self):
        """Return everything that was left on the screen since the start."""
        self._receive()
        above = [
            "".join(line[column].data for column in range(self._screen.columns)).rstrip()
            for line in self._screen.history.top
        ]
        return "\n".join([*above, self.screen])

    def send(self, keys):
        """Press keys."""
        self._program.send(keys)

    def paste(self, text):
        """Paste as a terminal does it, with return for every new line."""
        self.send("\x1b[200~" + text.replace("\n", "\r") + "\x1b[201~")

    def resize(self, rows, columns):
        """Make the window larger or smaller."""
        self._screen.resize(rows, columns)
        self._program.setwinsize(rows, columns)

    def wait_for(self, *expected):
        """Wait until all of this is in the window."""
        deadline = time.perf_counter() + PATIENCE_SECONDS
        while not all(text in self.screen for text in expected):
            assert time.perf_counter() < deadline, f"no {expected} in\n{self.screen}"
            assert self._program.isalive() or self._program.flag_eof, self.screen
            time.sleep(0.01)

    def wait_for_end(self):
        """Wait until the program ends; return its exit code."""
        deadline = time.perf_counter() + PATIENCE_SECONDS
        while self._program.isalive():
            assert time.perf_counter() < deadline, self.screen
            self._receive()
        self._receive()
        self._program.close()
        return self._program.exitstatus

    def hang_up(self):
        """Close the window; the program gets a moment to end."""
        os.close(self._program.child_fd)
        self._program.child_fd = -1
        deadline = time.perf_counter() + PATIENCE_SECONDS
        while self._program.isalive():
            assert time.perf_counter() < deadline
            time.sleep(0.01)

    def _receive(self):
        while not self._program.flag_eof:
            try:
                self._stream.feed(self._program.read_nonblocking(65536, timeout=0.01))
            except (pexpect.TIMEOUT, pexpect.EOF):
                return


def _hear_ctrl_c():
    # A test run in the background of a shell ignores it, and so would its children.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _environ(changes):
    unwanted = {"CI", "NO_COLOR", "PMINTERVIEW_PLAIN", "PMINTERVIEW_PACK", "VISUAL", "EDITOR"}
    usual = {name: value for name, value in os.environ.items() if name not in unwanted}
    path = os.pathsep.join(filter(None, [str(SOURCE), os.environ.get("PYTHONPATH")]))
    return usual | {"TERM": "xterm-256color", "PYTHONPATH": path, "LC_ALL": "C.UTF-8"} | changes


@pytest.fixture
def an_editor(tmp_path):
    script = tmp_path / "editor.py"
    script.write_text("import sys\nopen(sys.argv[1], 'a').write('Two lines\\nfrom the editor.\\n')")
    return shlex.join([sys.executable, "-I", "-S", str(script)])


@pytest.mark.parametrize(("rows", "columns"), [(24, 80), (20, 60)])
def test_a_whole_interview(tmp_path, an_editor, rows, columns):
    saved = tmp_path / "interview.json"
    arguments = [
        "practice",
        "-n",
        "3",
        "--seed",
        "3",
        "--time-factor",
        "0.005",
        "--save",
        str(saved),
    ]
    terminal = Terminal(arguments, rows=rows, columns=columns, environ={"EDITOR": an_editor})
    terminal.wait_for("3 questions, about ", "Press Enter to start, Ctrl-C to leave.")
    terminal.send("\r")

    terminal.wait_for("Question 1 of 3", "Ctrl-D send")
    terminal.send(FIRST)
    terminal.wait_for("14 words")
    terminal.paste(f"\n{PASTE}")
    terminal.wait_for("  30. 日", "Ctrl-D send")
    terminal.resize(rows - 6, columns - 15)
    terminal.wait_for("Ctrl-D send")
    terminal.resize(rows, columns)
    terminal.wait_for("Ctrl-D send")
    terminal.send(CTRL_D)

    terminal.wait_for("Question 2 of 3", "Ctrl-D send")
    terminal.send("Half a thou")
    terminal.wait_for("> Half a thou")
    terminal.send(CTRL_C)
    terminal.wait_for("Rate what there is, leave, or go on? [r/l/G]")
    terminal.send("\r")
    terminal.wait_for("> Half a thou", "Ctrl-D send")
    terminal.send(f"ght.{CTRL_X}{CTRL_E}")
    terminal.wait_for("> Half a thought.", "  Two lines", "  from the editor.")
    terminal.wait_for("Time is up; finish your thought.", " over · Ctrl-D send")
    terminal.send(CTRL_D)

    terminal.wait_for("Question 3 of 3", "Ctrl-D send")
    terminal.send("/hint\r")
    terminal.wait_for("Hint: ")
    terminal.send("The last one is short.\r/send\r")

    assert terminal.wait_for_end() == 0
    everything = terminal.scrollback
    assert everything.count("Your answer (") == 3
    assert re.search(r"Your answer \(0:\d\d, 0:\d\d over\)", everything)
    assert "  Half a thought.\n  Two lines\n  from the editor.\n" in everything
    assert "Ctrl-D send" not in everything.rpartition("Your answer (")[2]
    assert "Communication" in everything
    turns = json.loads(saved.read_text(encoding="utf-8"))["transcript"]["turns"]
    assert [turn["answer"] for turn in turns] == [
        f"{FIRST}\n{PASTE}",
        "Half a thought.\nTwo lines\nfrom the editor.",
        "The last one is short.",
    ]
    assert turns[2]["used_hint"]


def test_closing_the_window_keeps_what_was_typed(tmp_path):
    saved = tmp_path / "interview.json"
    terminal = Terminal(["practice", "-n", "2", "--seed", "3", "--save", str(saved)])
    terminal.wait_for("Press Enter")
    terminal.send("\r")
    terminal.wait_for("Ctrl-D send")
    terminal.send("Not lost")
    terminal.wait_for("> Not lost")
    terminal.hang_up()
    turns = json.loads(saved.read_text(encoding="utf-8"))["transcript"]["turns"]
    assert [turn["answer"] for turn in turns] == ["Not lost"]


def test_leaving_before_the_start_leaves():
    terminal = Terminal(["practice", "-n", "2"])
    terminal.wait_for("Press Enter")
    terminal.send(CTRL_C)
    assert terminal.wait_for_end() == 130


def test_plain_lines_in_a_terminal(tmp_path):
    saved = tmp_path / "interview.json"
    arguments = ["--plain", "practice", "-n", "1", "--seed", "3", "--strict"]
    terminal = Terminal([*arguments, "--time-factor", "0.005", "--save", str(saved)])
    terminal.wait_for("Press Enter")
    terminal.send("\r")
    terminal.wait_for("End your answer with a line that holds only a full stop, or /send.")
    terminal.send("one line\rand ha")
    assert terminal.wait_for_end() == 0
    assert "\nTime is up; sent as it is (0:" in terminal.scrollback
    turns = json.loads(saved.read_text(encoding="utf-8"))["transcript"]["turns"]
    assert [turn["answer"] for turn in turns] == ["one line\nand ha"]
