"""What starting the program may import: cheap questions get cheap answers."""

import os
import subprocess
import sys

HEAVY = {"asyncio", "prompt_toolkit", "pydantic", "rich", "sqlite3", "typer", "yaml"}
HELLO = """
import typer
app = typer.Typer(pretty_exceptions_enable=False, rich_markup_mode=None)

@app.command()
def one():
    "One."

@app.command()
def two():
    "Two."

app(["--help"])
"""


def imported(*arguments):
    """Return the names of all modules that a run of Python imports."""
    result = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments],
        capture_output=True,
        timeout=30,
        check=True,
        env=dict(os.environ),
    )
    lines = result.stderr.decode().splitlines()
    return {line.rpartition("|")[2].strip() for line in lines if line.startswith("import time:")}


def packages(modules):
    """Return the top names of modules."""
    return {module.partition(".")[0] for module in modules}


def test_the_version_needs_nothing_heavy():
    modules = imported("-m", "pminterview", "--version")
    assert HEAVY & packages(modules) == set()
    assert {one for one in modules if one.startswith("pminterview.")} <= {"pminterview.__main__"}


def test_help_imports_no_more_packages_than_any_two_commands_need():
    ours, theirs = imported("-m", "pminterview", "--help"), imported("-c", HELLO)
    allowed = HEAVY & packages(theirs)
    assert HEAVY & packages(ours) <= allowed
    assert {"prompt_toolkit", "yaml", "asyncio", "sqlite3"} & allowed == set()


def test_help_imports_only_what_declares_the_options():
    ours = {one for one in imported("-m", "pminterview", "--help") if one.startswith("pminter")}
    assert ours == {
        "pminterview",
        "pminterview.cli",
        "pminterview.cli.app",
        "pminterview.cli.options",
        "pminterview.cli.wiring",
        "pminterview.errors",
    }


def test_importing_the_package_imports_nothing_else():
    bare, ours = imported("-c", "pass"), imported("-c", "import pminterview")
    assert ours - bare <= {"pminterview", "typing"}
