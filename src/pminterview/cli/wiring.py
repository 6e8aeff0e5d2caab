"""Where the world is plugged in: streams, environment, clock, chance, the pack, the rater."""

import os
import random
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from rich.console import Console

    from pminterview.cli.options import FindingFormat
    from pminterview.domain.calibration import Calibration
    from pminterview.domain.pack import Pack
    from pminterview.domain.question import Question
    from pminterview.domain.rating import Judgement
    from pminterview.scoring.probing import Gap, OfflineProber
    from pminterview.scoring.rater import Rater
    from pminterview.terminal.answering import Keep
    from pminterview.terminal.conversation import TerminalConversation


@dataclass(frozen=True)
class World:
    """What a command knows of the outside; made once, at the door."""

    is_plain: bool = False
    is_colourless: bool = False

    @cached_property
    def stdout(self) -> "Console":
        """Return the console for results."""
        return self._console(sys.stdout)

    @cached_property
    def stderr(self) -> "Console":
        """Return the console for talk beside results."""
        return self._console(sys.stderr)

    @cached_property
    def home(self) -> Path:
        """Return the folder for everything of ours; it may not be there yet."""
        from pminterview.journal.home import open_home

        return open_home(os.environ)

    @property
    def local_time(self) -> "datetime":
        """Return what a clock on the wall shows."""
        from pminterview.terminal.clock import local_time

        return local_time()

    def now(self) -> float:
        """Return seconds since some moment; they never run backwards."""
        from pminterview.terminal.clock import MonotonicClock

        return MonotonicClock().now()

    @property
    def is_somebody_there(self) -> bool:
        """Tell whether standard input is a terminal."""
        from pminterview.terminal.capability import is_terminal

        return is_terminal(sys.stdin)

    @property
    def is_moving(self) -> bool:
        """Tell whether an answer box with a moving clock can be shown here, and may be."""
        from pminterview.terminal.capability import is_capable

        is_capable_here = is_capable(sys.stdin, sys.stdout, os.environ, sys.platform)
        return is_capable_here and not self.is_plain

    @property
    def finding_format(self) -> "FindingFormat":
        """Return how findings are printed here: with annotations in a workflow of GitHub."""
        from pminterview.cli.options import FindingFormat

        is_workflow = os.environ.get("GITHUB_ACTIONS") == "true"
        return FindingFormat.GITHUB if is_workflow else FindingFormat.TEXT

    def write_bytes(self, data: bytes) -> None:
        """Write to standard output as it is: JSON is UTF-8 whatever the terminal speaks."""
        if sys.stdout is None:
            return
        self.stdout.file.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()

    def _console(self, stream: TextIO) -> "Console":
        from rich.console import Console

        from pminterview.terminal.capability import is_for_lines

        is_unstyled = self.is_plain or is_for_lines(os.environ)
        # No markup, no emoji codes, no highlighting: what people typed is printed as they typed it.
        return Console(
            file=stream,
            no_color=self.is_colourless or None,
            color_system=None if is_unstyled else "auto",
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )


def open_conversation(
    world: World, console: "Console", *, keep: "Keep", answer_file: "Callable[[], Path | None]"
) -> "TerminalConversation":
    """Return somebody to talk to: the person at the terminal, or whoever fills the pipe."""
    from pminterview.terminal.conversation import Surroundings
    from pminterview.terminal.conversation import open_conversation as open_terminal

    around = Surroundings(
        os.environ,
        sys.platform,
        is_plain=world.is_plain or console is not world.stdout,
        keep=keep,
        answer_file=answer_file,
    )
    return open_terminal(console, sys.stdin, around)


def open_pack(folder: Path | None) -> "Pack":
    """Load the named pack, or the bundled one."""
    from pminterview.packs.load import load_pack
    from pminterview.packs.locate import open_pack_folder

    return load_pack(open_pack_folder(folder))


@dataclass(frozen=True, slots=True)
class Engine:
    """What rates the answers to a pack's questions, and knows what they leave open."""

    pack: "Pack"
    rater: "Rater"
    calibration: "Calibration"

    @property
    def prober(self) -> "OfflineProber":
        """Return what asks on where an answer is thin."""
        from pminterview.scoring.probing import OfflineProber

        return OfflineProber(self.pack, self.rater, self.calibration)

    def gaps(self, question: "Question", judgement: "Judgement") -> "Sequence[Gap]":
        """Return what an answer did not show, the most valuable first."""
        from pminterview.scoring.probing import gaps

        return gaps(question, judgement, self.pack, self.calibration)


def open_engine(pack: "Pack") -> Engine:
    """Return the engine for a pack; raises RaterUnavailableError when its data is missing."""
    from pminterview.packs.calibration import load_calibration, load_word_lists
    from pminterview.packs.locate import bundled_data
    from pminterview.scoring.rater import OfflineRater

    data = bundled_data()
    calibration = load_calibration(data)
    return Engine(pack, OfflineRater(pack, calibration, load_word_lists(data)), calibration)


def open_rater(pack: "Pack") -> "Rater":
    """Return the rater for a pack; raises RaterUnavailableError when its data is missing."""
    return open_engine(pack).rater


def chosen_seed(named: int | None) -> int:
    """Return the named seed, or one by chance."""
    return random.SystemRandom().randrange(1_000_000) if named is None else named


def is_ascii(console: "Console") -> bool:
    """Tell whether the console cannot show the blocks of a bar."""
    return "utf" not in console.encoding.lower()
