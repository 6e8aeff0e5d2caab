"""One pack, put through the program: it may refuse, and it may not break."""

import contextlib
import io
import time
from collections.abc import Callable
from pathlib import Path

from pminterview.cli.app import run
from pminterview.errors import PackError
from pminterview.packs.load import load_pack

_FORMATS = ("text", "json", "github", "sarif")
_EXPECTED_CODES = {0, 1, 3}


def seconds_to_check(folder: Path, number: int) -> float:
    """Load and check a pack, and return how long that took; raises what should not be raised."""
    start = time.perf_counter()
    with contextlib.suppress(PackError):
        load_pack(folder)
    code = _code_of(lambda: run(["validate", str(folder), "--format", _FORMATS[number % 4]]))
    if code not in _EXPECTED_CODES:
        raise AssertionError(f"validate ended with {code}")
    return time.perf_counter() - start


class _Stream(io.TextIOWrapper):
    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8")


def _code_of(command: Callable[[], None]) -> object:
    """Return the exit code of a command whose output nobody reads."""
    with (
        _Stream() as out,
        _Stream() as err,
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            command()
        except SystemExit as ended:
            return ended.code
    return None
