"""The catalogue of rules."""

import re

import pytest

from pminterview.domain.diagnostic import Severity
from pminterview.packs.rules.catalogue import FAMILIES, RULES, RULES_BY_CODE
from pminterview.packs.rules.rule import Rule


def test_codes_are_a_letter_of_a_family_and_three_digits_and_stand_once() -> None:
    assert len(RULES_BY_CODE) == len(RULES)
    letters = "".join(FAMILIES)
    assert [one.code for one in RULES if not re.fullmatch(rf"[{letters}]\d{{3}}", one.code)] == []


def test_rules_stand_in_the_order_of_their_families_and_numbers() -> None:
    letters = list(FAMILIES)
    codes = [rule.code for rule in RULES]
    assert codes == sorted(codes, key=lambda code: (letters.index(code[0]), code))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_says_what_why_and_how(rule: Rule) -> None:
    assert rule.title[0].islower() or rule.title.startswith("UTF")
    assert all(text.endswith(".") for text in (rule.what, rule.why))
    assert rule.fails
    assert rule.passes
    assert rule.fails != rule.passes
    assert rule.severity in Severity
