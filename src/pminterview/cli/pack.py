"""`pack`: what helps somebody who writes one."""

from pminterview.cli.exit_codes import ExitCode
from pminterview.cli.wiring import World
from pminterview.packs.schema import render_schema


def print_schema(world: World, which: str) -> ExitCode:
    """Print the JSON Schema of one file of a pack: `questions` or `rubrics`."""
    world.write_bytes(render_schema(which).encode())
    return ExitCode.OK
