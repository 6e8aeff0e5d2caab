"""The terminal as prompt_toolkit sees it."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from prompt_toolkit.input import Input, create_input
from prompt_toolkit.output import Output, create_output


@dataclass(frozen=True, slots=True)
class Device:
    """Where keys come from, where the box is drawn, and how often the clock is looked at."""

    input: Input
    output: Output
    environ: Mapping[str, str]
    answer_file: Callable[[], Path | None] = lambda: None
    """What the editor edits; None: a temporary file."""
    tick_seconds: float = 0.2


def open_device(
    stdin: TextIO,
    stdout: TextIO,
    environ: Mapping[str, str],
    answer_file: Callable[[], Path | None],
) -> Device:
    """Return the device for a real terminal."""
    # Asking a terminal where its cursor is costs two seconds and a warning where it never answers,
    # and nothing here needs to know. The library looks for this each time that it wants to ask.
    os.environ["PROMPT_TOOLKIT_NO_CPR"] = "1"
    return Device(create_input(stdin), create_output(stdout), environ, answer_file)
