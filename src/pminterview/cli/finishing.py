"""How an interview ends: rated, shown, kept where it was asked for; or left, to be gone on with."""

import shlex
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pminterview import __version__
from pminterview.cli.exit_codes import ExitCode
from pminterview.cli.options import OutputFormat
from pminterview.cli.saving import check_target, save_record
from pminterview.cli.wiring import World, is_ascii
from pminterview.domain.pack import Pack
from pminterview.domain.scorecard import SessionRecord
from pminterview.domain.text import counted, visible
from pminterview.domain.transcript import Transcript
from pminterview.errors import SaveError, UsageError
from pminterview.journal.journal import Journal
from pminterview.journal.last import keep_last
from pminterview.report.machine import render_json
from pminterview.report.markdown import render_markdown
from pminterview.report.terminal import render_scorecard
from pminterview.scoring.rater import Rater
from pminterview.workflows.hold_interview import rate_transcript
from pminterview.workflows.self_rating import ask_for_self_ratings

if TYPE_CHECKING:
    from rich.console import Console

    from pminterview.terminal.conversation import TerminalConversation

MADE_BY = f"pminterview {__version__}"
_WHERE_TO_SAVE = "Save it elsewhere? A name that ends in .md or .json, or Enter for no: "
_KEPT = "Kept. `pminterview resume` goes on where you stopped."


@dataclass(frozen=True, slots=True)
class Ending:
    """What an interview came to, and what is to become of it."""

    pack: Pack
    rater: Rater
    transcript: Transcript
    journal: Journal | None = None
    live: "TerminalConversation | None" = None
    choose: Callable[[str, Sequence[str]], str] | None = None
    save: Path | None = None
    output: OutputFormat = OutputFormat.TEXT
    is_self_rated: bool = False
    is_drill: bool = False
    pack_folder: str | None = None

    @property
    def pack_option(self) -> str:
        """Return what other commands need to find the pack; empty for the bundled one."""
        return f" --pack {shlex.quote(self.pack_folder)}" if self.pack_folder else ""

    def record(self) -> SessionRecord:
        """Return the interview with its ratings, and the candidate's own where they are wished."""
        levels = {}
        if self.is_self_rated and self.choose and self.transcript.answered_count:
            levels = dict(ask_for_self_ratings(self.pack, self.transcript, self.choose))
        return rate_transcript(
            self.pack, self.transcript, self.rater, made_by=MADE_BY, self_levels=levels
        )


def finish(world: World, ending: Ending) -> ExitCode:
    """Rate what was said, show it, and keep it where it was asked for."""
    if ending.is_drill:
        world.stdout.print(f"That was {_drilled(ending.transcript)}.")
        _close(ending)
        return ExitCode.OK
    record = ending.record()
    last = keep_last(world.home, render_json(record)) if ending.journal else None
    if ending.output is OutputFormat.JSON:
        world.write_bytes(render_json(record).encode())
    elif record.transcript.turns:
        if ending.is_self_rated:
            world.stdout.print()
        where = ending.save or last
        command = f"pminterview explain{_file(ending.save)}{ending.pack_option}" if where else ""
        world.stdout.print(
            render_scorecard(
                record,
                is_ascii=is_ascii(world.stdout),
                pack_option=ending.pack_option,
                explain_command=command,
            )
        )
    else:
        world.stdout.print("Nothing was answered, so there is nothing to rate.")
    if _keep(world, ending, record) or last:
        _close(ending)
    elif ending.journal:
        ending.journal.close()  # what the disk took before it failed can still be gone on with
    return ExitCode.OK


def leave(world: World, ending: Ending) -> ExitCode:
    """Show no scorecard; say how to go on, or save what cannot be gone on with."""
    journal = ending.journal
    if not ending.transcript.turns:
        _close(ending)
        return ExitCode.INTERRUPTED
    with suppress(OSError):  # the terminal may have gone
        if not ending.is_drill and (ending.save or (journal and not journal.is_kept)):
            record = rate_transcript(ending.pack, ending.transcript, ending.rater, made_by=MADE_BY)
            _keep(world, ending, record)
        if journal and journal.is_kept:
            world.stdout.print(_KEPT)
    if journal:
        journal.close()
    return ExitCode.INTERRUPTED


def _close(ending: Ending) -> None:
    if ending.journal:
        ending.journal.finish()


def _keep(world: World, ending: Ending, record: SessionRecord) -> bool:
    """Save the record where it was wished; where the disk failed, offer another place.

    True when nothing is lost without the journal: it is saved, or it could have been kept.
    """
    if not record.transcript.turns:
        return True
    if ending.save:
        save_or_show(record, ending.save, world.stderr)
    elif ending.journal and not ending.journal.is_kept and ending.live:
        return _save_elsewhere(record, ending.live, world.stderr)
    return True


def save_or_show(record: SessionRecord, target: Path, console: "Console") -> None:
    """Save the record; when that fails, print it, so that no word is lost, and raise SaveError."""
    try:
        save_record(record, target)
    except SaveError:
        console.print(render_markdown(record), soft_wrap=True)
        raise
    console.print(visible(f"Saved to {target}"), soft_wrap=True)


def _save_elsewhere(
    record: SessionRecord, live: "TerminalConversation", console: "Console"
) -> bool:
    """Save the record where the candidate says; False when nowhere was wanted."""
    console.print()
    while name := live.line(_WHERE_TO_SAVE):
        target = Path(name).expanduser()
        try:
            check_target(target)
            save_record(record, target)
        except (SaveError, UsageError) as error:
            hint = f" ({error.hint})" if error.hint else ""
            console.print(visible(f"{error}{hint}"), soft_wrap=True)
        else:
            console.print(visible(f"Saved to {target}"), soft_wrap=True)
            return True
    return False


def _drilled(transcript: Transcript) -> str:
    turns = [turn for turn in transcript.turns if turn.rated_text]
    tries = sum(1 + len(turn.earlier_answers) for turn in turns)
    return f"{counted(tries, 'answer')} to {counted(len(turns), 'question')}"


def _file(save: Path | None) -> str:
    return f" {shlex.quote(str(save))}" if save else ""
