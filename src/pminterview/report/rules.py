"""What the rules ask for: on a screen, and as the pages of the manual."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from pminterview.packs.rules.catalogue import FAMILIES
from pminterview.packs.rules.rule import Rule
from pminterview.report.layout import Indented

_INTRODUCTION = """\
# Rules

Everything that `pminterview validate` looks for. An error is in the way of using the pack; a
warning is not, and counts only with `--strict`. `pminterview rules Q101` shows one on the screen.

A comment on the line of a finding, or alone on the line above, keeps a warning quiet:
`# pminterview: ignore Q101`. Say why in the same place.

This page is made from the code by `make docs`; do not edit it.
"""


def render_rule(rule: Rule) -> RenderableType:
    """Return all there is to say about a rule."""
    return Group(
        Text(f"{rule.code} {rule.title} ({rule.severity.value})", style="bold"),
        Text(),
        Indented(rule.what),
        Text(),
        Indented(rule.why),
        Text(),
        Text("  Fails:"),
        _example(rule.fails),
        Text(),
        Text("  Passes:"),
        _example(rule.passes),
    )


def render_rule_list(rules: Sequence[Rule]) -> RenderableType:
    """Return one line a rule, family by family."""
    lines: list[RenderableType] = []
    for letter, family in FAMILIES.items():
        lines += [Text(family, style="bold")]
        lines += [
            Text(f"  {rule.code}  {rule.severity.value:<7}  {rule.title}")
            for rule in rules
            if rule.code.startswith(letter)
        ]
        lines += [Text()]
    return Group(*lines, Text("pminterview rules Q101 tells more about one of them."))


def render_rule_pages(rules: Sequence[Rule]) -> str:
    """Return the manual in Markdown."""
    parts = [_INTRODUCTION]
    for letter, family in FAMILIES.items():
        own = [rule for rule in rules if rule.code.startswith(letter)]
        parts += [f"## {family}\n", *map(_page, own)] if own else []
    return "\n".join(parts)


def _example(text: str) -> Text:
    return Text("\n".join(f"    {line}" for line in text.splitlines()))


def _page(rule: Rule) -> str:
    severity = rule.severity.value.capitalize()
    return (
        f"### {rule.code} {rule.title}\n\n{severity}. {rule.what} {rule.why}\n\n"
        f"Fails:\n\n```yaml\n{rule.fails}\n```\n\nPasses:\n\n```yaml\n{rule.passes}\n```\n"
    )
