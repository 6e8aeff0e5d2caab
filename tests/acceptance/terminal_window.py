"""A terminal window with the program in it, for tests that press keys and look at the screen."""

import io
import json
import os
import signal
import sys
import time
from functools import partial
from pathlib import Path

import pytest

if os.name == "nt":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

import resource

import pexpect
import pyte

from pminterview.errors import JournalError
from pminterview.journal.replay import replay
from pminterview.journal.session_folder import SessionFolder

SOURCE = Path(__file__).resolve().parents[2] / "src"
CTRL_C, CTRL_D, CTRL_E, CTRL_L = "\x03", "\x04", "\x05", "\x0c"
CTRL_U, CTRL_X, CTRL_Z, BACKSPACE = "\x15", "\x18", "\x1a", "\x7f"
PATIENCE_SECONDS = 20.0
_UNWANTED = {"CI", "NO_COLOR", "VISUAL", "EDITOR"}


class Terminal:
    """A terminal window with the program in it, and everything that scrolled out of it.

    `home` is where the program keeps what is typed. `command` runs something else, as a shell;
    `most_bytes` is the size at which a file can grow no more, as on a full disk.
    """

    def __init__(
        self,
        *arguments,
        home,
        rows=24,
        columns=80,
        environ=None,
        command=(sys.executable, "-m", "pminterview"),
        most_bytes=None,
    ):
        self._screen = pyte.HistoryScreen(columns, rows, history=5000, ratio=0.5)
        self._stream = pyte.Stream(self._screen)
        self._printed = io.StringIO()
        self._home = Path(home)
        program, *before = command
        self._program = pexpect.spawn(
            program,
            [*before, *map(str, arguments)],
            dimensions=(rows, columns),
            env=environment(home, **_sparing(most_bytes), **(environ or {})),
            encoding="utf-8",
            timeout=PATIENCE_SECONDS,
            preexec_fn=partial(_prepare, most_bytes),
        )
        self._program.delaybeforesend = None
        self._program.logfile_read = self._printed

    @property
    def screen(self):
        """Return what is in the window."""
        self.receive()
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def scrollback(self):
        """Return everything that was left on the screen since the start."""
        self.receive()
        above = [
            "".join(line[column].data for column in range(self._screen.columns)).rstrip()
            for line in self._screen.history.top
        ]
        return "\n".join([*above, self.screen])

    @property
    def printed(self):
        """Return every character that was ever sent to the window."""
        self.receive()
        return self._printed.getvalue()

    @property
    def box(self):
        """Return the text in the answer box, as far as it is in the window; None without one."""
        lines = self.screen.rstrip().split("\n")
        starts = [at for at, line in enumerate(lines) if line == ">" or line.startswith("> ")]
        if not starts or "Ctrl-D send" not in lines[-1]:
            return None
        return "\n".join(line[2:] for line in lines[starts[-1] : -1]).rstrip("\n")

    def send(self, keys):
        """Press keys."""
        self._program.send(keys)

    def paste(self, text):
        """Paste as a terminal does it, with return for every new line."""
        self.send("\x1b[200~" + text.replace("\n", "\r") + "\x1b[201~")

    def type_line(self, text):
        """Type text, see it, and press return."""
        self.send(text)
        self.wait_for(text)
        self.send("\r")

    def answer(self, text, *, number=None):
        """Wait for the empty box (of this question), type text, see it, and send it."""
        if number:
            self.wait_for(f"Question {number} of ")
        self.wait_for_empty_box()
        self.send(text)
        self.wait_until(lambda: self.box == text)
        self.send(CTRL_D)

    def resize(self, rows, columns):
        """Make the window larger or smaller."""
        self._screen.resize(rows, columns)
        self._program.setwinsize(rows, columns)

    def wait_for(self, *expected):
        """Wait until all of this is in the window."""
        self.wait_until(lambda: all(text in self.screen for text in expected), expected)

    def wait_for_empty_box(self):
        """Wait until an answer can be typed."""
        self.wait_until(lambda: self.box == "", "empty box")

    def wait_until(self, is_so, what="what was waited for"):
        """Wait until something is true."""
        deadline = time.perf_counter() + PATIENCE_SECONDS
        while True:
            has_ended = self.has_ended
            if is_so():
                return
            assert not has_ended, f"ended without {what}:\n{self.screen}"
            assert time.perf_counter() < deadline, f"no {what} in\n{self.screen}"
            self.receive(0.05)

    def wait_until_kept(self, text):
        """Wait until the journal holds this text as what is being typed."""
        self.wait_until(lambda: text in kept_drafts(self._home), f"{text!r} kept")

    @property
    def has_ended(self):
        """Return whether the program has ended and nothing more will come."""
        return self._program.flag_eof and not self._program.isalive()

    def wait_for_end(self):
        """Wait until the program ends; return its exit code."""
        deadline = time.perf_counter() + PATIENCE_SECONDS
        while self._program.isalive():
            assert time.perf_counter() < deadline, self.screen
            self.receive()
        self.receive()
        self._program.close()
        return self._program.exitstatus

    def hang_up(self):
        """Close the window; the program gets a moment to end."""
        self._program.ptyproc.fileobj.close()  # which nobody else may close once more, later
        self._program.ptyproc.fd = self._program.child_fd = -1
        self._program.ptyproc.closed = self._program.closed = True
        deadline = time.perf_counter() + PATIENCE_SECONDS
        while self._program.isalive():
            assert time.perf_counter() < deadline
            time.sleep(0.01)

    def kill(self):
        """End the program in the middle of whatever it does."""
        self._program.kill(signal.SIGKILL)
        self._program.wait()

    def close(self):
        """End what still runs."""
        if self._program.isalive():
            self.kill()
        if self._program.child_fd != -1:
            self._program.close()

    def receive(self, seconds=0.005):
        """Take what the program prints; wait so long for something to come."""
        while not self._program.flag_eof:
            try:
                self._stream.feed(self._program.read_nonblocking(65536, timeout=seconds))
            except (pexpect.TIMEOUT, pexpect.EOF):
                return


def environment(home, **changes):
    """Return the environment of somebody who has set nothing but a home for the program."""
    usual = {
        name: value
        for name, value in os.environ.items()
        if name not in _UNWANTED and not name.startswith("PMINTERVIEW_")
    }
    path = os.pathsep.join(filter(None, [str(SOURCE), os.environ.get("PYTHONPATH")]))
    ours = {"TERM": "xterm-256color", "PYTHONPATH": path, "LC_ALL": "C.UTF-8"}
    return usual | ours | {"PMINTERVIEW_HOME": str(home)} | changes


def kept_drafts(home):
    """Return what the journals below a home say is being typed."""
    drafts = []
    for folder in (home / "sessions").glob("*"):
        try:
            pending = replay(SessionFolder(folder)).past.pending
        except JournalError:  # its first line is being written
            continue
        drafts += [pending.draft.text] if pending else []
    return drafts


def turns_in(file):
    """Return the turns of a saved record."""
    return json.loads(file.read_text(encoding="utf-8"))["transcript"]["turns"]


def _sparing(most_bytes):
    # What Python keeps of a module must not be cut off in the middle.
    return {} if most_bytes is None else {"PYTHONDONTWRITEBYTECODE": "1"}


def _prepare(most_bytes):
    # A test run in the background of a shell ignores it, and so would its children.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if most_bytes is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
