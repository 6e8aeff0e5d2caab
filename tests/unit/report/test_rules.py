"""Rules on a screen and in the manual."""

from collections.abc import Callable

import pytest

from pminterview.packs.rules.catalogue import RULES, RULES_BY_CODE
from pminterview.packs.rules.rule import Rule
from pminterview.report.rules import render_rule, render_rule_list, render_rule_pages


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_fits_into_sixty_columns(rule: Rule, rendered: Callable[..., str]) -> None:
    lines = rendered(render_rule(rule), width=60).splitlines()
    examples = lines.index("  Fails:")
    assert lines[0] == f"{rule.code} {rule.title} ({rule.severity.value})"
    assert max(map(len, lines[:examples])) <= 60


def test_the_list_has_a_line_for_each_rule(rendered: Callable[..., str]) -> None:
    text = rendered(render_rule_list(RULES), width=60)
    assert [rule.code for rule in RULES if f"  {rule.code}  " not in text] == []
    assert max(map(len, text.splitlines())) <= 60


def test_the_manual_has_a_page_for_each_rule() -> None:
    text = render_rule_pages(RULES)
    assert [one.code for one in RULES if f"\n### {one.code} {one.title}\n" not in text] == []


def test_one_rule_has_a_page_without_the_other_families() -> None:
    text = render_rule_pages([RULES_BY_CODE["Q101"]])
    assert text.count("\n## ") == 1
    assert "\n## Questions\n" in text
