"""The house rules that no linter knows."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src" / "pminterview").rglob("*.py"))
FORBIDDEN_NAMES = {"utils", "helpers", "common", "base", "core", "manager", "misc"}
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
LONGEST_DECISION = 40


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.stem)
def test_no_file_outgrows_a_room(file):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.stem)
def test_no_function_outgrows_a_screen(file):
    functions = [
        node
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    long = [f.name for f in functions if f.end_lineno - f.lineno + 1 > LONGEST_FUNCTION]
    assert long == []


def test_no_module_has_a_name_that_says_nothing():
    assert [file for file in SOURCES if file.stem in FORBIDDEN_NAMES] == []


def test_nothing_inside_imports_from_the_public_root():
    inside = [file for file in SOURCES if file.parent.name != "pminterview"]
    public = re.compile(r"^from pminterview import (?!__version__)", re.MULTILINE)
    assert [file for file in inside if public.search(file.read_text(encoding="utf-8"))] == []


def test_only_the_clock_module_reads_the_clock():
    reading = re.compile(r"\btime\.(?:time|monotonic|perf_counter)\(|datetime\.now\(")
    readers = [file.name for file in SOURCES if reading.search(file.read_text(encoding="utf-8"))]
    assert readers == ["clock.py"]


def test_every_command_is_in_the_readme():
    from typer.main import get_command

    from pminterview.cli.app import app

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = get_command(app).commands
    assert [name for name in commands if f"pminterview {name}" not in readme] == []


def test_every_option_is_in_the_readme():
    from typer.main import get_command

    from pminterview.cli.app import app

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command = get_command(app)
    options = {
        option
        for one in [command, *command.commands.values()]
        for parameter in one.params
        for option in parameter.opts
        if option.startswith("--") and "completion" not in option
    }
    assert sorted(option for option in options if option not in readme) == []


def test_every_exit_code_is_in_the_table():
    from pminterview.cli.exit_codes import ExitCode

    table = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    listed = {int(code) for code in re.findall(r"^\| *`?(\d+)`? *\|", table, re.MULTILINE)}
    assert listed == {int(code) for code in ExitCode}


def test_every_decision_fits_on_a_screen():
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert decisions
    long = [d.name for d in decisions if len(d.read_text().splitlines()) > LONGEST_DECISION]
    assert long == []


def test_the_page_of_rules_is_fresh():
    from pminterview.packs.rules.catalogue import RULES
    from pminterview.report.rules import render_rule_pages

    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert page == render_rule_pages(RULES), "run `make docs`"


def test_the_version_is_written_once():
    from pminterview import __version__

    assert __version__ not in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
