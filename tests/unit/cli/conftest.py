"""The program, run inside the test: streams stand in for the terminal."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from pminterview.cli.app import run


@dataclass(frozen=True)
class Ran:
    """What a run left behind."""

    code: int
    out: str
    err: str


class Piped(io.TextIOWrapper):
    """A stream over bytes; it has no descriptor, so that nothing real is read."""

    def __init__(self, data: bytes = b"", *, is_terminal: bool = False) -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8", newline="\n")
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        """Tell whether somebody is there."""
        return self._is_terminal


@pytest.fixture
def pminterview(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Ran]:
    """Run the program with arguments, and something on standard input or typed at a terminal."""
    monkeypatch.setenv("PMINTERVIEW_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TERM", "dumb")
    for name in ("PMINTERVIEW_PACK", "FORCE_COLOR", "COLUMNS", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)

    def run_it(*arguments: str, stdin: str = "", typed: str | None = None) -> Ran:
        words = stdin if typed is None else typed
        source = Piped(words.encode(), is_terminal=typed is not None)
        streams = {"stdin": source, "stdout": Piped(), "stderr": Piped()}
        with monkeypatch.context() as patch:
            for name, stream in streams.items():
                patch.setattr(sys, name, stream)
            with pytest.raises(SystemExit) as exit_:
                run(arguments)
        texts = []
        for stream in streams.values():
            stream.flush()
            texts.append(stream.buffer.getvalue().decode())
            stream.close()
        return Ran(int(exit_.value.code or 0), texts[1], texts[2])

    return run_it
