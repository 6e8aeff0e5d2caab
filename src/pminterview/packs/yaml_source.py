"""YAML, read strictly and with every place remembered.

Strictly: UTF-8, one document, no tags, no merge keys, no duplicate keys, and only `true`, `false`,
`null` and plain numbers are anything but text (YAML 1.2 core, so `no` and `1:30` stay what they
look like). Sizes are bounded before anything is built: nesting, aliases, bytes.
"""

import contextlib
import gc
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from pminterview.domain.diagnostic import Diagnostic, Location
from pminterview.domain.text import visible

_BaseLoader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

LARGEST_FILE_BYTES = 32 * 1024 * 1024
_DEEPEST = 64
_MOST_VALUES = 2_000_000

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})?\.?[0-9]{1,17}(?:[eE][-+]?[0-9]{1,3})?")
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(slots=True)
class Document:
    """A parsed file: its data, where everything stands, and what is wrong with it as YAML."""

    file: str
    data: Any = None
    findings: list[Diagnostic] = field(default_factory=list)
    root: yaml.Node | None = None

    def locate(self, path: Sequence[str | int], *, at_key: bool = False) -> Location:
        """Return the place of the value under a path, or of its key; else of the nearest."""
        if self.root is None:
            return Location(self.file)
        node, key = self.root, self.root
        for step in path:
            if (found := _child(node, step)) is not None:
                key, node = found
        return self._place((key if at_key else node).start_mark)

    def report(self, mark: Any, message: str, hint: str | None = None) -> None:
        """Add a finding at a mark of the parser."""
        self.findings.append(Diagnostic(self._place(mark), message, hint))

    def _place(self, mark: Any) -> Location:
        return Location(self.file, mark.line + 1, mark.column + 1)


def parse_yaml(raw: bytes, file: str) -> Document:
    """Parse one file; findings instead of exceptions, and no data where there are any."""
    document = Document(file)
    text = _decoded(raw, document)
    if text is None:
        return document
    loader = _Loader(text)
    try:
        with _without_cyclic_garbage_collection():
            document.root = loader.get_single_node()
            if document.root is None:
                document.findings.append(Diagnostic(Location(file, 1, 1), "the file is empty"))
            elif _is_bounded(document.root, document):
                document.data = _Constructor(document).build(document.root)
    except _TooDeepError as error:
        document.report(error.mark, f"nested more than {_DEEPEST} levels deep")
    except yaml.MarkedYAMLError as error:
        document.report(error.problem_mark or error.context_mark, *_in_plain_words(error))
    except yaml.YAMLError as error:
        document.findings.append(Diagnostic(Location(file), visible(str(error).splitlines()[0])))
    finally:
        loader.dispose()
    if document.findings:
        document.data = None
    return document


def _decoded(raw: bytes, document: Document) -> str | None:
    problem, offset = None, 0
    if len(raw) > LARGEST_FILE_BYTES:
        problem = f"the file has {len(raw)} bytes; at most {LARGEST_FILE_BYTES} are read"
    elif raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        problem = "the file is UTF-16"
    else:
        try:
            text = raw.decode("utf-8-sig")
            if (offset := text.find("\0")) < 0:
                return text
            problem, raw = "the file holds a NUL character", text.encode()
        except UnicodeDecodeError as error:
            problem, offset = "the file is not UTF-8", error.start
    before = raw[:offset]
    line, column = before.count(b"\n") + 1, offset - (before.rfind(b"\n") + 1) + 1
    document.findings.append(
        Diagnostic(Location(document.file, line, column), problem, "save it as UTF-8")
    )
    return None


class _TooDeepError(Exception):
    def __init__(self, mark: Any) -> None:
        super().__init__()
        self.mark = mark


class _Loader(_BaseLoader):  # type: ignore[misc]
    """Composes nodes only; depth is checked here since the C composer recurses."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012 - PyYAML reads it from the class
    _depth = 0

    def descend_resolver(self, current_node: Any, _current_index: Any) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _TooDeepError(current_node.start_mark)

    def ascend_resolver(self) -> None:
        self._depth -= 1


@contextlib.contextmanager
def _without_cyclic_garbage_collection() -> Iterator[None]:
    """Pause it: more than half of the time of a large load would go into looking for cycles."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _is_bounded(root: yaml.Node, document: Document) -> bool:
    """Check that aliases form no circle and unfold neither too deep nor into millions of values."""
    measured: dict[int, tuple[int, int] | None] = {}
    pending: list[tuple[yaml.Node, bool]] = [(root, False)]
    while pending:
        node, is_done = pending.pop()
        children = _children(node)
        if is_done:
            inner = [measured[id(child)] or (0, 0) for child in children]
            size = 1 + sum(size for size, _ in inner)
            depth = 1 + max((depth for _, depth in inner), default=0)
            measured[id(node)] = size, depth
            if size > _MOST_VALUES or depth > _DEEPEST:
                limit = f"{_MOST_VALUES} values" if size > _MOST_VALUES else f"{_DEEPEST} levels"
                document.report(node.start_mark, f"its aliases unfold into more than {limit}")
                return False
        elif id(node) not in measured:
            measured[id(node)] = None
            pending.append((node, True))
            pending += [(child, False) for child in children]
        elif measured[id(node)] is None:
            document.report(node.start_mark, "an anchor refers to itself")
            return False
    return True


def _children(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [part for pair in node.value for part in pair]
    return node.value if isinstance(node, yaml.SequenceNode) else []


class _Constructor:
    """Builds plain dicts, lists and scalars from nodes that are known to be bounded."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def build(self, node: yaml.Node) -> Any:
        if node.tag not in _ALLOWED_TAGS:
            self._document.report(
                node.start_mark, f"the tag {visible(node.tag)[:40]!r} is not allowed"
            )
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item) for item in node.value]
        return _plain(node.value) if _is_plain(node) else node.value

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._document.report(
                    key.start_mark, "a key must be a word, not a list or a mapping"
                )
            elif key.value == "<<" and not key.style:
                self._document.report(key.start_mark, "merge keys ('<<') are not supported")
            elif key.value in mapping:
                self._document.report(
                    key.start_mark, f"the key {_short(key.value)} stands here twice"
                )
            else:
                mapping[key.value] = self.build(value)
        return mapping


_ALLOWED_TAGS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("map", "seq", "str"))


def _plain(text: str) -> Any:
    """Return what a scalar without quotes means."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if text[-1].isdigit() and _FLOAT.fullmatch(text) else text


def _is_plain(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style


def _child(node: yaml.Node, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """Return the key (or the item) and the value that a step leads to."""
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    if isinstance(node, yaml.MappingNode):
        return next((pair for pair in node.value if pair[0].value == str(step)), None)
    return None


def _short(text: str) -> str:
    shown = visible(text)
    return repr(shown if len(shown) <= 40 else f"{shown[:39]}…")  # noqa: PLR2004 - half a line of a terminal


def _in_plain_words(error: yaml.MarkedYAMLError) -> tuple[str, str | None]:
    problem = visible(str(error.problem or error.context or "this is not YAML"))
    for part, message, hint in _SYNTAX:
        if part in problem:
            return message, hint
    return f"this is not YAML: {problem}", None


_SYNTAX = (
    ("found character '\\t'", "a tab cannot indent YAML", "use spaces"),
    (
        "found character that cannot start any token",
        "a value cannot begin with this character",
        "put the value in quotes",
    ),
    (
        "mapping values are not allowed",
        "a ': ' stands where no key can be",
        "put text that holds ': ' in quotes",
    ),
    (
        "could not find expected ':'",
        "a ':' is missing after a key",
        "check the indentation of the lines above",
    ),
    ("found undefined alias", "this alias has no anchor", "put text that begins with * in quotes"),
    (
        "expected a single document",
        "a second document begins here",
        "one file holds one pack; remove the '---'",
    ),
    ("found unexpected end of stream", "a quote or bracket is never closed", None),
)
