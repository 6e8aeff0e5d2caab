"""`pack`: what helps somebody who writes one."""

from pathlib import Path

from pminterview.cli.exit_codes import ExitCode
from pminterview.cli.wiring import World, open_pack
from pminterview.packs.schema import render_schema
from pminterview.packs.starter import write_starter_pack
from pminterview.report.pack_coverage import render_coverage


def make_pack(world: World, folder: Path) -> ExitCode:
    """Write a small pack, and say what can be done with it."""
    files = write_starter_pack(folder)
    for file in files:
        world.stdout.print(f"wrote {file}", soft_wrap=True)
    world.stdout.print("\nThree things to try:\n")
    for command in ("validate", "pack show", "practice --pack"):
        world.stdout.print(f"  pminterview {command} {_as_typed(folder)}", soft_wrap=True)
    return ExitCode.OK


def show_pack(world: World, folder: Path | None) -> ExitCode:
    """Print what a pack covers."""
    world.stdout.print(render_coverage(open_pack(folder)))
    return ExitCode.OK


def print_schema(world: World, which: str) -> ExitCode:
    """Print the JSON Schema of one file of a pack: `questions` or `rubrics`."""
    world.write_bytes(render_schema(which).encode())
    return ExitCode.OK


def _as_typed(folder: Path) -> str:
    from shlex import quote

    return quote(str(folder))
