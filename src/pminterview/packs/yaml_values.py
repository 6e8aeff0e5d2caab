"""From nodes of YAML to values: strictly, and saying what cannot be one.

Only `true`, `false`, `null` and plain numbers are anything but text.
"""

import re
from collections.abc import Callable, Container
from typing import Any

import yaml

from pminterview.domain.diagnostic import quoted

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})?\.[0-9]{1,17}")
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}
_SURROGATE = re.compile("[\ud800-\udfff]")
_STANDARD_TAG = "tag:yaml.org,2002:"


class Constructor:
    """Builds plain dicts, lists and scalars from nodes that are known to be bounded."""

    def __init__(self, report: Callable[[yaml.Node, str, str], None]) -> None:
        self._report = report
        self._built: dict[int, Any] = {}
        """What stands under an alias is built once, and so are its findings."""

    def build(self, node: yaml.Node) -> Any:
        """Return the value of a node; what is wrong with it is reported."""
        if problem := _node_problem(node):
            self._report(node, *problem)
        if isinstance(node, yaml.ScalarNode):
            return node.value if node.style else _plain(node.value)
        if id(node) not in self._built:
            is_mapping = isinstance(node, yaml.MappingNode)
            self._built[id(node)] = self._mapping(node) if is_mapping else self._sequence(node)
        return self._built[id(node)]

    def _sequence(self, node: yaml.Node) -> list[Any]:
        return [self.build(item) for item in node.value]

    def _mapping(self, node: yaml.Node) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        merged: dict[str, Any] = {}
        for key, value in node.value:
            if problem := _key_problem(key, mapping):
                self._report(key, *problem)
                if problem[1] == _MERGED and isinstance(built := self.build(value), dict):
                    merged |= built  # else each key in it would be called missing
            else:
                mapping[key.value] = self.build(value)
        return merged | mapping


_MERGED = "Y009"
_Problem = tuple[str, str]
"""What is wrong, and the code of the rule."""


def _key_problem(key: yaml.Node, known: Container[str]) -> _Problem | None:
    if not isinstance(key, yaml.ScalarNode):
        return "a key must be a word, not a list or a mapping", "Y011"
    if key.value == "<<" and not key.style:
        return "merge keys ('<<') are not supported", _MERGED
    if key.value in known:
        return f"the key {quoted(key.value)} stands here twice", "Y010"
    return _node_problem(key)


def _node_problem(node: yaml.Node) -> _Problem | None:
    if node.tag:
        return f"the tag {quoted(node.tag.replace(_STANDARD_TAG, '!!'))} is not allowed", "Y008"
    if isinstance(node, yaml.ScalarNode) and _SURROGATE.search(node.value):
        return "a surrogate is half a character; write the character itself", "Y003"
    return None


def _plain(text: str) -> Any:
    """Return what a scalar without quotes means."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if text[-1].isdigit() and _FLOAT.fullmatch(text) else text
