"""The program, run inside the test: streams stand in for the terminal."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass

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

    def __init__(self, data: bytes = b"") -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8", newline="\n")


@pytest.fixture
def pminterview(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run the program with arguments, and something on standard input."""
    for name in ("PMINTERVIEW_PACK", "FORCE_COLOR", "COLUMNS", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)

    def run_it(*arguments: str, stdin: str = "") -> Ran:
        streams = {"stdin": Piped(stdin.encode()), "stdout": Piped(), "stderr": Piped()}
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
