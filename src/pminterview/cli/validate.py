"""`validate` and `rules`: what is wrong with packs, and what they are held to."""

import os
from collections.abc import Sequence
from importlib.resources.abc import Traversable
from pathlib import Path

from pminterview.cli.exit_codes import ExitCode
from pminterview.cli.options import DocumentFormat, FindingFormat
from pminterview.cli.wiring import World
from pminterview.domain.diagnostic import Severity, quoted, suggestion
from pminterview.errors import UsageError
from pminterview.packs.lint import LintedPacks, lint_packs
from pminterview.packs.locate import open_pack_folder, open_pack_folders
from pminterview.packs.rules.catalogue import RULES, RULES_BY_CODE
from pminterview.packs.yaml_source import without_cyclic_garbage_collection
from pminterview.report.diagnostics import render_diagnostics
from pminterview.report.diagnostics_for_machines import (
    render_annotations,
    render_findings_json,
    render_sarif,
)
from pminterview.report.rules import render_rule, render_rule_list, render_rule_pages


def validate_packs(
    world: World,
    places: Sequence[Path],
    pack: Path | None,
    *,
    output: FindingFormat | None,
    is_strict: bool,
) -> ExitCode:
    """Check packs and print everything that was found."""
    folders = open_pack_folders(places) if places else [open_pack_folder(pack)]
    with without_cyclic_garbage_collection():
        linted = lint_packs([_as_seen_from_here(folder) for folder in folders])
        _print(world, linted, output or world.finding_format)
    if not linted.has_readable_files:
        return ExitCode.UNUSABLE_INPUT
    is_bad = linted.count(Severity.ERROR) or (is_strict and linted.findings)
    return ExitCode.FINDINGS if is_bad else ExitCode.OK


def explain_rules(world: World, code: str | None, output: DocumentFormat) -> ExitCode:
    """Print one rule, or the list of all; or the pages of the manual."""
    if code is not None and code.upper() not in RULES_BY_CODE:
        hint = suggestion(code.upper(), RULES_BY_CODE) or "pminterview rules lists them"
        raise UsageError(f"there is no rule {quoted(code)}", hint=hint)
    rules = RULES if code is None else (RULES_BY_CODE[code.upper()],)
    if output is DocumentFormat.MARKDOWN:
        world.write_bytes(render_rule_pages(rules).encode())
    elif code is None:
        world.stdout.print(render_rule_list(rules))
    else:
        world.stdout.print(render_rule(rules[0]))
    return ExitCode.OK


def _print(world: World, linted: LintedPacks, output: FindingFormat) -> None:
    match output:
        case FindingFormat.JSON:
            world.write_bytes(render_findings_json(linted).encode())
        case FindingFormat.SARIF:
            world.write_bytes(render_sarif(linted).encode())
        case FindingFormat.GITHUB | FindingFormat.TEXT:
            if output is FindingFormat.GITHUB:
                world.write_bytes(render_annotations(linted).encode())
            width = world.stdout.width if world.stdout.is_terminal else None
            world.stdout.print(render_diagnostics(linted, width=width), soft_wrap=True)


def _as_seen_from_here(folder: Traversable) -> Traversable:
    """Return the folder as editors and GitHub find it: relative, where it lies below this one."""
    if isinstance(folder, Path) and folder.is_absolute():
        here = Path(os.path.realpath(os.curdir))
        if (real := Path(os.path.realpath(folder))).is_relative_to(here):
            return real.relative_to(here)
    return folder
