"""All rules there are, in the order of their codes."""

from pminterview.packs.rules import coverage, question_texts, rubric_texts, shape, yaml
from pminterview.packs.rules.rule import Rule

FAMILIES = {
    "Y": "The file as YAML",
    "S": "The shape of a pack",
    "Q": "Questions",
    "R": "Rubrics",
    "C": "Coverage",
}
"""What the first letter of a code stands for."""

RULES: tuple[Rule, ...] = (
    *yaml.RULES,
    *shape.RULES,
    *question_texts.RULES,
    *rubric_texts.RULES,
    *coverage.RULES,
)

RULES_BY_CODE = {rule.code: rule for rule in RULES}
