"""Where the world is plugged in: streams, environment, clock, chance, the pack, the rater."""

import os
import random
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console

    from pminterview.cli.options import FindingFormat
    from pminterview.domain.pack import Pack
    from pminterview.scoring.rater import Rater
    from pminterview.terminal.conversation import TerminalConversation
    from pminterview.workflows.drill import Feedback


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

        # No markup, no emoji codes, no highlighting: what people typed is printed as they typed it.
        return Console(
            file=stream,
            no_color=self.is_colourless or None,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )


def open_conversation(world: World, console: "Console") -> "TerminalConversation":
    """Return somebody to talk to: the person at the terminal, or whoever fills the pipe."""
    from pminterview.terminal.conversation import open_conversation as open_terminal

    is_plain = world.is_plain or console is not world.stdout
    return open_terminal(
        console, sys.stdin, environ=os.environ, platform=sys.platform, is_plain=is_plain
    )


def open_pack(folder: Path | None) -> "Pack":
    """Load the named pack, or the bundled one."""
    from pminterview.packs.load import load_pack
    from pminterview.packs.locate import open_pack_folder

    return load_pack(open_pack_folder(folder))


def open_rater(pack: "Pack") -> "Rater":
    """Return the rater for a pack; raises RaterUnavailableError when its data is missing."""
    from pminterview.packs.calibration import load_calibration, load_word_lists
    from pminterview.packs.locate import bundled_data
    from pminterview.scoring.rater import OfflineRater

    data = bundled_data()
    return OfflineRater(pack, load_calibration(data), load_word_lists(data))


def chosen_seed(named: int | None) -> int:
    """Return the named seed, or one by chance."""
    return random.SystemRandom().randrange(1_000_000) if named is None else named


@dataclass(frozen=True, slots=True)
class TerminalCoach:
    """Shows feedback on the console and asks for another try."""

    pack: "Pack"
    console: "Console"
    conversation: "TerminalConversation"

    def show(self, feedback: "Feedback") -> None:
        """Print what a try showed and lacked."""
        from pminterview.report.terminal import render_feedback

        self.console.print(render_feedback(feedback, self.pack, is_ascii=is_ascii(self.console)))

    def wants_another_try(self) -> bool:
        """Offer to answer the same question again."""
        return self.conversation.wants("Answer it again?")


def is_ascii(console: "Console") -> bool:
    """Tell whether the console cannot show the blocks of a bar."""
    return "utf" not in console.encoding.lower()
